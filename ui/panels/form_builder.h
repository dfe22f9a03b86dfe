// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns short descriptions into fields: a description names a member of a value type, and the field reads it from the plan
// and writes it back through an edit.
#pragma once

#include "core/plan/enum_text.h"
#include "core/plan/value_ranges.h"
#include "ui/base/text.h"
#include "ui/panels/fields/choice_field.h"
#include "ui/panels/fields/codec.h"
#include "ui/panels/fields/number_field.h"
#include "ui/panels/fields/text_field.h"
#include "ui/panels/form.h"

namespace aksnet::ui {

/// Where a value of type T lives in a plan and which edit puts a changed one back.
template <class T>
struct FormSubject {
    std::function<const T*(const Plan&)> find;
    std::function<Edit(T)> put;
};

/// One value that can be chosen; without `value`, "not stated".
template <class E>
struct Choice {
    std::optional<E> value;
    QString text;
};

/// `Member` parameters are callables that give a reference to the member, const or not with the object they get:
/// `[](auto& subnet) -> auto& { return subnet.name; }`.
template <class T>
class FormBuilder {
public:
    FormBuilder(Form& form, FormSubject<T> subject) : m_form(form), m_subject(std::move(subject)) {}

    [[nodiscard]] Form& form() const { return m_form; }

    /// A value written as text.
    template <class V, class Member>
    TextField* text(const FieldInfo& info, const Codec<V>& codec, Member member,
                    TextField::Lines lines = TextField::Lines::one) {
        auto* field = new TextField(info, lines, &m_form);
        field->commit = [this_ = *this, field, codec, member](const QString& typed) -> Result<void> {
            auto value = codec.parse(typed);
            if (!value) {
                return std::unexpected(std::move(value.error()));
            }
            return this_.change(*field, [&](T& object) { member(object) = std::move(*value); });
        };
        follow(field, [field, codec, member](const T& object) { field->show(codec.print(member(object))); });
        return field;
    }

    /// The thing's name, through Rename.
    template <class Member>
    TextField* name(const char* tip, Member member) {
        auto* field = new TextField({.key = "name", .label = "Name", .tip = tip}, TextField::Lines::one, &m_form);
        field->commit = [form = &m_form, field](const QString& typed) {
            return form->apply(Rename{form->object(), toStd(typed.trimmed())}, *field);
        };
        follow(field, [field, member](const T& object) { field->show(toQt(member(object))); });
        return field;
    }

    /// The thing's prefixes, through SetAddressPrefixes.
    template <class Member>
    TextField* prefixes(const FieldInfo& info, TextField::Lines lines, Member member) {
        const auto codec = lines == TextField::Lines::one ? prefixLine() : prefixLines();
        auto* field = new TextField(info, lines, &m_form);
        field->commit = [form = &m_form, field, codec](const QString& typed) -> Result<void> {
            auto value = codec.parse(typed);
            if (!value) {
                return std::unexpected(std::move(value.error()));
            }
            return form->apply(SetAddressPrefixes{form->object(), std::move(*value)}, *field);
        };
        follow(field, [field, codec, member](const T& object) { field->show(codec.print(member(object))); });
        return field;
    }

    /// An int, or an optional int with `range.mayBeEmpty`.
    template <class Member>
    NumberField* number(const FieldInfo& info, const NumberRangeInfo& range, Member member) {
        auto* field = new NumberField(info, range, &m_form);
        field->commit = [this_ = *this, field, member](std::optional<int> typed) {
            return this_.change(*field, [&](T& object) {
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member(object))>, int>) {
                    member(object) = typed.value_or(0);
                } else {
                    member(object) = typed;
                }
            });
        };
        follow(field, [field, member](const T& object) { field->show(member(object)); });
        return field;
    }

    template <class Member>
    CheckField* check(const FieldInfo& info, Member member) {
        auto* field = new CheckField(info, &m_form);
        field->commit = [this_ = *this, field, member](bool checked) {
            return this_.change(*field, [&](T& object) { member(object) = checked; });
        };
        follow(field, [field, member](const T& object) { field->show(member(object)); });
        return field;
    }

    /// An enumeration or an optional one.
    template <class E, class Member>
    ChoiceField* choice(const FieldInfo& info, std::vector<Choice<E>> choices, Member member) {
        return listed<E>(info, [choices = std::move(choices)](const Plan&) { return choices; }, member);
    }

    /// An optional id of another thing; `list` gives the things that can be meant.
    template <class IdType, class Member>
    ChoiceField* reference(const FieldInfo& info, std::function<std::vector<Choice<IdType>>(const Plan&)> list,
                           Member member) {
        return listed<IdType>(info, std::move(list), member);
    }

    /// Calls `show` with the object now and whenever the plan changes.
    void follow(std::function<void(const T&)> show) {
        m_form.followPlan([find = m_subject.find, show = std::move(show)](const Plan& plan) {
            if (const T* object = find(plan)) {
                show(*object);
            }
        });
    }

    /// The object with one change made, as an edit of the field.
    template <class Change>
    Result<void> change(const Field& field, Change makeChange) const {
        const T* object = m_subject.find(m_form.session().plan());
        if (!object) {
            return {};
        }
        T changed = *object;
        makeChange(changed);
        return m_form.apply(m_subject.put(std::move(changed)), field);
    }

private:
    void follow(Field* field, std::function<void(const T&)> show) {
        m_form.addField(field);
        follow(std::move(show));
    }

    template <class V, class List, class Member>
    ChoiceField* listed(const FieldInfo& info, List list, Member member) {
        auto* field = new ChoiceField(info, &m_form);
        field->commit = [this_ = *this, field, list, member](int position) {
            const auto choices = list(this_.m_form.session().plan());
            const std::optional<V> value = choices[static_cast<std::size_t>(position)].value;
            return this_.change(*field, [&](T& object) {
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member(object))>, V>) {
                    member(object) = value.value_or(member(object));
                } else {
                    member(object) = value;
                }
            });
        };
        m_form.addField(field);
        m_form.followPlan([find = m_subject.find, field, list, member](const Plan& plan) {
            const T* object = find(plan);
            if (!object) {
                return;
            }
            const std::optional<V> value = member(*object);
            QStringList texts;
            int current = -1;
            for (const auto& option : list(plan)) {
                current = option.value == value ? static_cast<int>(texts.size()) : current;
                texts << option.text;
            }
            field->setChoices(texts);
            field->show(current);
        });
        return field;
    }

    Form& m_form;
    FormSubject<T> m_subject;
};

}  // namespace aksnet::ui
