#include "ui/pages/recipeshelf.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QPointer>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>

#include "core/base/atomicfile.h"
#include "widgets/view/workpool.h"

namespace ullim {
namespace {

constexpr qint64 kLargestFile = 1 << 20;

std::vector<Recipe> readFolder(const QString& folder) {
  std::vector<Recipe> found;
  const QDir dir(folder);
  for (const QString& file : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
    auto recipe = readRecipeFile(dir.filePath(file));
    if (!recipe) continue;
    recipe->name = QFileInfo(file).completeBaseName().toStdString();  // a copied file has its own name
    if (RecipeShelf::nameProblem(QString::fromStdString(recipe->name)).isEmpty())
      found.push_back(std::move(*recipe));
  }
  return found;
}

}  // namespace

Result<Recipe> readRecipeFile(const QString& path) {
  const std::string name = path.toStdString();
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return Error{ErrorCode::FileNotFound, name + ": cannot be opened (choose another file)"};
  if (file.size() > kLargestFile)
    return Error{ErrorCode::BadFormat, name + ": too large for a recipe (choose another file)"};
  auto recipe = recipeFromJson(file.readAll().toStdString());
  if (!recipe) return Error{recipe.error().code, name + ": " + recipe.error().detail};
  return recipe;
}

Result<Done> writeRecipeFile(const Recipe& recipe, const QString& path) {
  return writeFileAtomically(path.toStdString(), recipeToJson(recipe));
}

RecipeShelf::RecipeShelf(const QString& folder, QObject* parent)
    : QObject(parent),
      m_folder(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                      QStringLiteral("/recipes")
                                : folder) {
  read();
}

void RecipeShelf::read() {
  QPointer<RecipeShelf> self(this);
  workPool()->start([self, folder = m_folder] {
    auto found = readFolder(folder);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, found = std::move(found)] {
          if (!self) return;
          // What was kept meanwhile is newer than what the worker saw.
          for (const Recipe& recipe : found)
            if (!self->find(QString::fromStdString(recipe.name))) self->m_own.push_back(recipe);
          std::sort(self->m_own.begin(), self->m_own.end(),
                    [](const Recipe& a, const Recipe& b) { return a.name < b.name; });
          Q_EMIT self->changed();
        },
        Qt::QueuedConnection);
  });
}

const Recipe* RecipeShelf::find(const QString& name) const {
  const std::string wanted = name.toStdString();
  for (const Recipe& recipe : recipes())
    if (recipe.name == wanted) return &recipe;
  for (const Recipe& recipe : m_own)
    if (recipe.name == wanted) return &recipe;
  return nullptr;
}

bool RecipeShelf::isOwn(const QString& name) const {
  const std::string wanted = name.toStdString();
  return std::any_of(m_own.begin(), m_own.end(), [&](const Recipe& r) { return r.name == wanted; });
}

QString RecipeShelf::pathOf(const QString& name) const {
  return m_folder + QLatin1Char('/') + name + QStringLiteral(".json");
}

QString RecipeShelf::nameProblem(const QString& name) {
  static const QRegularExpression good(QStringLiteral("^[\\w-][\\w.-]{0,63}$"),
                                       QRegularExpression::UseUnicodePropertiesOption);
  if (!good.match(name).hasMatch())
    return tr("A name is of 1 to 64 letters, digits, “-”, “_” and “.”, without spaces.");
  if (findRecipe(name.toStdString())) return tr("The program has a recipe of this name; choose another one.");
  return {};
}

Result<Done> RecipeShelf::keep(const Recipe& recipe) {
  const QString name = QString::fromStdString(recipe.name);
  if (const QString problem = nameProblem(name); !problem.isEmpty())
    return Error{ErrorCode::BadArgument, problem.toStdString()};
  QDir().mkpath(m_folder);
  const auto written = writeRecipeFile(recipe, pathOf(name));
  if (!written) return written;
  std::erase_if(m_own, [&](const Recipe& r) { return r.name == recipe.name; });
  const auto at = std::upper_bound(m_own.begin(), m_own.end(), recipe,
                                   [](const Recipe& a, const Recipe& b) { return a.name < b.name; });
  m_own.insert(at, recipe);
  Q_EMIT changed();
  return written;
}

Result<Done> RecipeShelf::forget(const QString& name) {
  if (!isOwn(name))
    return Error{ErrorCode::NotFound, name.toStdString() + ": not one of your recipes (choose another one)"};
  // Kept under another name: what took an afternoon is not lost by one click.
  QFile::remove(pathOf(name) + QStringLiteral(".removed"));
  if (QFile::exists(pathOf(name)) && !QFile::rename(pathOf(name), pathOf(name) + QStringLiteral(".removed")))
    return Error{ErrorCode::FileUnwritable,
                 pathOf(name).toStdString() + ": cannot be removed (look at its permissions)"};
  const std::string gone = name.toStdString();
  std::erase_if(m_own, [&](const Recipe& r) { return r.name == gone; });
  Q_EMIT changed();
  return Done{};
}

}  // namespace ullim
