#include "ui/commands/classdialogs.h"

#include <QColorDialog>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "core/dataset/operations.h"
#include "ui/commands/mergedialog.h"
#include "ui/document.h"

namespace ullim {

namespace {

/// One line of text (and perhaps a class to choose), the button that does it, and the reason why not below.
class NameDialog : public QDialog {
  Q_DECLARE_TR_FUNCTIONS(ullim::NameDialog)
 public:
  using Make = std::function<Result<Change>(const std::string& chosen, const std::string& name)>;

  NameDialog(const Context& context, const QString& title, const QString& verb, bool chooses, bool names,
             Make make, QWidget* parent)
      : QDialog(parent), m_context(context), m_make(std::move(make)) {
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(380);
    m_form = new QFormLayout;
    if (chooses) {
      m_class = new QComboBox(this);
      for (const LabelClass& each : context.document->data().classes)
        m_class->addItem(QString::fromStdString(each.name));
      m_form->addRow(tr("Class"), m_class);
      connect(m_class, &QComboBox::currentTextChanged, this, [this] { refresh(); });
    }
    if (names) {
      m_name = new QLineEdit(this);
      m_form->addRow(tr("Name"), m_name);
      connect(m_name, &QLineEdit::textChanged, this, [this] { refresh(); });
      m_name->setFocus();
    }
    m_summary = new QLabel(this);
    m_summary->setWordWrap(true);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setProperty("role", QStringLiteral("error"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_do = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    m_do->setProperty("role", QStringLiteral("primary"));
    m_do->style()->polish(m_do);  // the box has styled it already
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addWidget(m_summary);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);
  }

  void choose(const QString& name) {
    if (m_class && !name.isEmpty()) m_class->setCurrentText(name);
    if (m_name && m_class) {
      m_name->setText(m_class->currentText());
      m_name->selectAll();
    }
    refresh();
  }

 private:
  Result<Change> change() const {
    return m_make(m_class ? m_class->currentText().toStdString() : std::string(),
                  m_name ? m_name->text().trimmed().toStdString() : std::string());
  }

  void refresh() {
    m_problem->clear();
    m_summary->clear();
    const bool blank = m_name && (m_name->text().trimmed().isEmpty() ||
                                  (m_class && m_name->text() == m_class->currentText()));
    if (blank) {
      m_do->setEnabled(false);
      return;
    }
    const auto made = change();
    m_do->setEnabled(bool(made));
    if (!made) {
      m_problem->setText(QString::fromStdString(made.error().detail));
    } else if (!made->clips.empty()) {
      m_summary->setText(
          tr("%n clip(s) are touched. One undo takes it back.", nullptr, int(made->clips.size())));
    }
  }

  void accept() override {
    auto made = change();
    if (!made) return refresh();
    m_context.document->commit(std::move(*made));
    QDialog::accept();
  }

  Context m_context;
  Make m_make;
  QFormLayout* m_form;
  QComboBox* m_class = nullptr;
  QLineEdit* m_name = nullptr;
  QLabel *m_summary, *m_problem;
  QPushButton* m_do;
};

const Dataset& dataOf(const Context& context) { return context.document->data(); }

}  // namespace

void askAddClass(const Context& context, QWidget* parent) {
  if (!context.document->isOpen()) return;
  auto* dialog = new NameDialog(
      context, NameDialog::tr("Add a class"), NameDialog::tr("Add"), false, true,
      [context](const std::string&, const std::string& name) { return addClass(dataOf(context), name); },
      parent);
  dialog->choose({});
  dialog->open();
}

void askRenameClass(const Context& context, QWidget* parent, const QString& name) {
  if (!context.document->isOpen()) return;
  auto* dialog = new NameDialog(
      context, NameDialog::tr("Rename a class"), NameDialog::tr("Rename"), true, true,
      [context](const std::string& from, const std::string& to) {
        return renameClass(dataOf(context), from, to);
      },
      parent);
  dialog->choose(name);
  dialog->open();
}

void askDropClass(const Context& context, QWidget* parent, const QString& name) {
  if (!context.document->isOpen()) return;
  auto* dialog = new NameDialog(
      context, NameDialog::tr("Drop a class"), NameDialog::tr("Drop"), true, false,
      [context](const std::string& chosen, const std::string&) { return dropClass(dataOf(context), chosen); },
      parent);
  dialog->choose(name);
  dialog->open();
}

void askMergeClasses(const Context& context, QWidget* parent, const QStringList& chosen) {
  if (!context.document->isOpen()) return;
  (new MergeDialog(context, chosen, parent))->open();
}

void askClassColour(const Context& context, QWidget* parent, const QString& name) {
  if (!context.document->isOpen() || dataOf(context).classes.empty()) return;
  const LabelClass* present = dataOf(context).findClass(name.toStdString());
  if (!present) present = &dataOf(context).classes.front();
  const std::string chosen = present->name;
  auto* dialog = new QColorDialog(QColor(QString::fromStdString(present->colour)), parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(NameDialog::tr("Colour of %1").arg(QString::fromStdString(chosen)));
  QObject::connect(dialog, &QColorDialog::colorSelected, parent, [context, chosen](const QColor& colour) {
    const LabelClass* still = dataOf(context).findClass(chosen);
    if (!still) return;
    LabelClass after = *still;
    after.colour = colour.name().toStdString();
    if (auto change = editClass(dataOf(context), chosen, after)) context.document->commit(std::move(*change));
  });
  dialog->open();
}

}  // namespace ullim
