// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the picture shall be exported: format, theme, scale, legend, file.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace aksnet::ui {

struct ExportChoice {
    QString format;  ///< key: "svg", "pdf", "png"
    QString theme;   ///< "light", "dark", "print"
    double scale = 2;
    bool legendAndTitle = true;
    bool embedPlan = true;
    QString path;
};

struct ExportFormatItem {
    QString key;
    QString title;
    bool hasScale = false;   ///< it is made of pixels
    bool canEmbed = false;   ///< it can carry the plan inside
};

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `path` is a first suggestion; its suffix follows the format.
    ExportDialog(const QList<ExportFormatItem>& formats, const ExportChoice& first, QWidget* parent = nullptr);

    [[nodiscard]] ExportChoice choice() const;

private:
    QComboBox* makeThemes(const QString& current);
    void arrange();
    void followFormat();
    void browse();
    [[nodiscard]] const ExportFormatItem& format() const;

    QList<ExportFormatItem> m_formats;
    QComboBox* m_format;
    QComboBox* m_theme;
    QLabel* m_scaleLabel;
    QDoubleSpinBox* m_scale;
    QCheckBox* m_legend;
    QCheckBox* m_embed;
    QLineEdit* m_path;
};

}  // namespace aksnet::ui
