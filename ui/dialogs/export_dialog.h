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
    bool hasScale = false;  ///< it is made of pixels
    bool canEmbed = false;  ///< it can carry the plan inside
};

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `path` is a first suggestion. Its suffix follows the format, and a suffix that is typed chooses the format.
    ExportDialog(const QList<ExportFormatItem>& formats, const ExportChoice& first, QWidget* parent = nullptr);

    /// The path always ends in the format's suffix.
    [[nodiscard]] ExportChoice choice() const;

    /// Asks first if a file would be replaced.
    void accept() override;

private:
    QComboBox* makeThemes(const QString& current);
    void arrange();
    void followFormat();
    void followTypedSuffix();
    void browse();
    [[nodiscard]] const ExportFormatItem& format() const;
    [[nodiscard]] int formatOfSuffix(const QString& path) const;
    [[nodiscard]] QString fullPath() const;

    QList<ExportFormatItem> m_formats;
    QComboBox* m_format;
    QComboBox* m_theme;
    QLabel* m_scaleLabel;
    QDoubleSpinBox* m_scale;
    QCheckBox* m_legend;
    QCheckBox* m_embed;
    QLineEdit* m_path;
    QString m_mayReplace;  ///< a file that the user has agreed to replace already
};

}  // namespace aksnet::ui
