#include "ui/commands/actions.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "ui/settings/settings.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

QString translated(const char* text) { return QCoreApplication::translate("Actions", text); }

}  // namespace

const std::vector<ActionInfo>& actionTable() {
  static const std::vector<ActionInfo> table = {
      {"file.new", QT_TRANSLATE_NOOP("Actions", "New project…"), "add", "Ctrl+N", "", Menu::File, false},
      {"file.open", QT_TRANSLATE_NOOP("Actions", "Open project…"), "folder", "Ctrl+O", "", Menu::File, false},
      {"file.import", QT_TRANSLATE_NOOP("Actions", "Import sounds…"), "import", "Ctrl+I", "", Menu::File,
       false},
      {"file.importTable", QT_TRANSLATE_NOOP("Actions", "Import a table (CSV)…"), "import", "", "",
       Menu::File, false},
      {"file.labelSource", QT_TRANSLATE_NOOP("Actions", "Second label source (CSV)…"), "import", "", "",
       Menu::File, false},
      {"file.relink", QT_TRANSLATE_NOOP("Actions", "Find moved files…"), "search", "", "", Menu::File, false},
      {"file.rescue", QT_TRANSLATE_NOOP("Actions", "Rescue a damaged project…"), "", "", "", Menu::File,
       false},
      {"file.export", QT_TRANSLATE_NOOP("Actions", "Export…"), "export", "Ctrl+Shift+E", "", Menu::File,
       false},
      {"file.card", QT_TRANSLATE_NOOP("Actions", "Data set card…"), "data", "", "", Menu::File, false},
      {"results.save", QT_TRANSLATE_NOOP("Actions", "Save report…"), "save", "", "", Menu::File, false},
      {"file.backups", QT_TRANSLATE_NOOP("Actions", "Backups…"), "history", "", "", Menu::File, false},
      {"file.demo", QT_TRANSLATE_NOOP("Actions", "Open the demo"), "ullim", "", "", Menu::File, false},
      {"file.close", QT_TRANSLATE_NOOP("Actions", "Close project"), "close", "Ctrl+W", "", Menu::File, false},
      {"file.settings", QT_TRANSLATE_NOOP("Actions", "Settings…"), "settings", "Ctrl+,", "", Menu::File,
       false},
      {"file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "", "Ctrl+Q", "", Menu::File, false},

      {"edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "undo", "Ctrl+Z", "", Menu::Edit, false},
      {"edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "redo", "Ctrl+Shift+Z", "Ctrl+Y", Menu::Edit,
       false},
      {"edit.find", QT_TRANSLATE_NOOP("Actions", "Search clips"), "search", "Ctrl+F", "", Menu::Edit, false},
      {"edit.saveFilter", QT_TRANSLATE_NOOP("Actions", "Keep this search…"), "", "Ctrl+Alt+K", "", Menu::Edit,
       false},
      {"edit.filters", QT_TRANSLATE_NOOP("Actions", "Kept searches"), "", "Ctrl+Alt+L", "", Menu::Edit,
       false},
      {"edit.showAll", QT_TRANSLATE_NOOP("Actions", "Show all clips"), "filter", "Ctrl+Shift+F", "",
       Menu::Edit, false},
      {"data.check", QT_TRANSLATE_NOOP("Actions", "Check the data…"), "search", "Ctrl+Alt+E", "", Menu::Edit,
       false},
      {"data.measure", QT_TRANSLATE_NOOP("Actions", "Measure all clips"), "", "", "", Menu::Edit, false},
      {"edit.selectAll", QT_TRANSLATE_NOOP("Actions", "Select all clips of the list"), "", "Ctrl+A", "",
       Menu::Edit, false},

      {"label.1", QT_TRANSLATE_NOOP("Actions", "Class 1, go on"), "", "1", "", Menu::Label, false},
      {"label.2", QT_TRANSLATE_NOOP("Actions", "Class 2, go on"), "", "2", "", Menu::Label, false},
      {"label.3", QT_TRANSLATE_NOOP("Actions", "Class 3, go on"), "", "3", "", Menu::Label, false},
      {"label.4", QT_TRANSLATE_NOOP("Actions", "Class 4, go on"), "", "4", "", Menu::Label, false},
      {"label.5", QT_TRANSLATE_NOOP("Actions", "Class 5, go on"), "", "5", "", Menu::Label, false},
      {"label.6", QT_TRANSLATE_NOOP("Actions", "Class 6, go on"), "", "6", "", Menu::Label, false},
      {"label.7", QT_TRANSLATE_NOOP("Actions", "Class 7, go on"), "", "7", "", Menu::Label, false},
      {"label.8", QT_TRANSLATE_NOOP("Actions", "Class 8, go on"), "", "8", "", Menu::Label, false},
      {"label.9", QT_TRANSLATE_NOOP("Actions", "Class 9, go on"), "", "9", "", Menu::Label, false},
      {"label.0", QT_TRANSLATE_NOOP("Actions", "Class 10, go on"), "", "0", "", Menu::Label, false},
      {"label.stay1", QT_TRANSLATE_NOOP("Actions", "Class 1, stay here"), "", "Shift+1", "", Menu::Label,
       false},
      {"label.stay2", QT_TRANSLATE_NOOP("Actions", "Class 2, stay here"), "", "Shift+2", "", Menu::Label,
       false},
      {"label.stay3", QT_TRANSLATE_NOOP("Actions", "Class 3, stay here"), "", "Shift+3", "", Menu::Label,
       false},
      {"label.stay4", QT_TRANSLATE_NOOP("Actions", "Class 4, stay here"), "", "Shift+4", "", Menu::Label,
       false},
      {"label.stay5", QT_TRANSLATE_NOOP("Actions", "Class 5, stay here"), "", "Shift+5", "", Menu::Label,
       false},
      {"label.stay6", QT_TRANSLATE_NOOP("Actions", "Class 6, stay here"), "", "Shift+6", "", Menu::Label,
       false},
      {"label.stay7", QT_TRANSLATE_NOOP("Actions", "Class 7, stay here"), "", "Shift+7", "", Menu::Label,
       false},
      {"label.stay8", QT_TRANSLATE_NOOP("Actions", "Class 8, stay here"), "", "Shift+8", "", Menu::Label,
       false},
      {"label.stay9", QT_TRANSLATE_NOOP("Actions", "Class 9, stay here"), "", "Shift+9", "", Menu::Label,
       false},
      {"label.stay0", QT_TRANSLATE_NOOP("Actions", "Class 10, stay here"), "", "Shift+0", "", Menu::Label,
       false},
      {"label.verify", QT_TRANSLATE_NOOP("Actions", "Verify the label, go on"), "verify", "V", "",
       Menu::Label, false},
      {"label.unsure", QT_TRANSLATE_NOOP("Actions", "Unsure"), "unsure", "U", "", Menu::Label, false},
      {"label.exclude", QT_TRANSLATE_NOOP("Actions", "Exclude"), "exclude", "X", "", Menu::Label, false},
      {"label.clear", QT_TRANSLATE_NOOP("Actions", "Clear the label"), "remove", "Backspace", "", Menu::Label,
       false},
      {"people.takeFirst", QT_TRANSLATE_NOOP("Actions", "Settle: take the first rater's class"), "", "E", "",
       Menu::Label, false},
      {"people.takeSecond", QT_TRANSLATE_NOOP("Actions", "Settle: take the second rater's class"), "", "I",
       "", Menu::Label, false},
      {"people.newPass", QT_TRANSLATE_NOOP("Actions", "New blind pass…"), "", "Ctrl+Alt+N", "", Menu::Label,
       false},
      {"people.walk", QT_TRANSLATE_NOOP("Actions", "Go on with my blind pass, or stop it"), "", "Ctrl+Alt+B",
       "", Menu::Label, false},
      {"people.annotator", QT_TRANSLATE_NOOP("Actions", "Who annotates…"), "", "Ctrl+Alt+P", "", Menu::Label,
       false},

      {"classes.add", QT_TRANSLATE_NOOP("Actions", "Add a class…"), "add", "Ctrl+Shift+N", "", Menu::Label,
       false},
      {"classes.edit", QT_TRANSLATE_NOOP("Actions", "Classes…"), "colour", "Ctrl+Shift+R", "", Menu::Label,
       false},
      {"classes.rename", QT_TRANSLATE_NOOP("Actions", "Rename a class…"), "rename", "", "", Menu::Label,
       false},
      {"classes.merge", QT_TRANSLATE_NOOP("Actions", "Merge classes…"), "merge", "Ctrl+R", "", Menu::Label,
       false},
      {"classes.drop", QT_TRANSLATE_NOOP("Actions", "Drop a class…"), "remove", "", "", Menu::Label, false},
      {"classes.colour", QT_TRANSLATE_NOOP("Actions", "Colour of a class…"), "colour", "", "", Menu::Label,
       false},

      {"clip.play", QT_TRANSLATE_NOOP("Actions", "Play or pause"), "play", "Space", "", Menu::Clip, false},
      {"clip.playSelection", QT_TRANSLATE_NOOP("Actions", "Play the selection"), "play", "S", "Shift+Space",
       Menu::Clip, false},
      {"clip.playVisible", QT_TRANSLATE_NOOP("Actions", "Play the part in view"), "", "W", "", Menu::Clip,
       false},
      {"clip.next", QT_TRANSLATE_NOOP("Actions", "Next clip"), "next", "N", "Down", Menu::Clip, false},
      {"clip.previous", QT_TRANSLATE_NOOP("Actions", "Previous clip"), "previous", "P", "Up", Menu::Clip,
       false},
      {"clip.nextOpen", QT_TRANSLATE_NOOP("Actions", "Next clip without a verdict"), "down", "Ctrl+Down", "",
       Menu::Clip, false},
      {"clip.previousOpen", QT_TRANSLATE_NOOP("Actions", "Previous clip without a verdict"), "up", "Ctrl+Up",
       "", Menu::Clip, false},
      {"clip.seekBack", QT_TRANSLATE_NOOP("Actions", "Back 0.25 s"), "", "Left", "", Menu::Clip, false},
      {"clip.seekForward", QT_TRANSLATE_NOOP("Actions", "Forward 0.25 s"), "", "Right", "", Menu::Clip,
       false},
      {"clip.seekBackFar", QT_TRANSLATE_NOOP("Actions", "Back 1 s"), "", "Shift+Left", "", Menu::Clip, false},
      {"clip.seekForwardFar", QT_TRANSLATE_NOOP("Actions", "Forward 1 s"), "", "Shift+Right", "", Menu::Clip,
       false},
      {"clip.seekBackFine", QT_TRANSLATE_NOOP("Actions", "Back 10 ms"), "", "Ctrl+Left", "", Menu::Clip,
       false},
      {"clip.seekForwardFine", QT_TRANSLATE_NOOP("Actions", "Forward 10 ms"), "", "Ctrl+Right", "",
       Menu::Clip, false},
      {"clip.start", QT_TRANSLATE_NOOP("Actions", "Start of the clip"), "", "Home", "", Menu::Clip, false},
      {"clip.end", QT_TRANSLATE_NOOP("Actions", "End of the clip"), "", "End", "", Menu::Clip, false},
      {"clip.selectionStart", QT_TRANSLATE_NOOP("Actions", "Selection starts at the cursor"), "", "[", "",
       Menu::Clip, false},
      {"clip.selectionEnd", QT_TRANSLATE_NOOP("Actions", "Selection ends at the cursor"), "", "]", "",
       Menu::Clip, false},
      {"clip.unselect", QT_TRANSLATE_NOOP("Actions", "No selection"), "", "Escape", "", Menu::Clip, false},
      {"clip.ab", QT_TRANSLATE_NOOP("Actions", "Original or augmented"), "ab", "A", "", Menu::Clip, false},
      {"clip.loop", QT_TRANSLATE_NOOP("Actions", "Loop"), "loop", "L", "", Menu::Clip, true},
      {"clip.slower", QT_TRANSLATE_NOOP("Actions", "Slower"), "", "Ctrl+PgDown", "", Menu::Clip, false},
      {"clip.faster", QT_TRANSLATE_NOOP("Actions", "Faster"), "", "Ctrl+PgUp", "", Menu::Clip, false},
      {"clip.normalSpeed", QT_TRANSLATE_NOOP("Actions", "Normal speed"), "", "Ctrl+Home", "", Menu::Clip,
       false},
      {"clip.keepPitch", QT_TRANSLATE_NOOP("Actions", "Keep the pitch at any speed"), "", "K", "", Menu::Clip,
       true},
      {"clip.bandLimited", QT_TRANSLATE_NOOP("Actions", "Play the selected band alone"), "band", "B", "",
       Menu::Clip, true},
      {"clip.autoplay", QT_TRANSLATE_NOOP("Actions", "Play each clip by itself"), "autoplay", "Ctrl+Shift+P",
       "", Menu::Clip, true},
      {"clip.autoAdvance", QT_TRANSLATE_NOOP("Actions", "Go on after a verdict"), "advance", "Ctrl+Shift+A",
       "", Menu::Clip, true},

      {"queue.file", QT_TRANSLATE_NOOP("Actions", "Order: as imported"), "", "Ctrl+Alt+F", "", Menu::Clip,
       false},
      {"queue.random", QT_TRANSLATE_NOOP("Actions", "Order: random"), "dice", "Ctrl+Alt+R", "", Menu::Clip,
       false},
      {"queue.seed", QT_TRANSLATE_NOOP("Actions", "Order: random with a seed…"), "", "", "", Menu::Clip,
       false},
      {"queue.unsure", QT_TRANSLATE_NOOP("Actions", "Order: unsure first"), "unsure", "Ctrl+Alt+U", "",
       Menu::Clip, false},
      {"queue.doubt", QT_TRANSLATE_NOOP("Actions", "Order: most doubted by the model first"), "",
       "Ctrl+Alt+D", "", Menu::Clip, false},
      {"queue.blind", QT_TRANSLATE_NOOP("Actions", "Blind: hide the labels"), "eye", "Ctrl+Shift+B", "",
       Menu::Clip, true},

      {"region.add", QT_TRANSLATE_NOOP("Actions", "Region from the selection"), "add", "Ctrl+B", "",
       Menu::Clip, false},
      {"region.addAtCursor", QT_TRANSLATE_NOOP("Actions", "Region at the cursor"), "", "M", "", Menu::Clip,
       false},
      {"region.next", QT_TRANSLATE_NOOP("Actions", "Next region"), "", ".", "", Menu::Clip, false},
      {"region.previous", QT_TRANSLATE_NOOP("Actions", "Previous region"), "", ",", "", Menu::Clip, false},
      {"region.edit", QT_TRANSLATE_NOOP("Actions", "Class of the region"), "rename", "Return", "", Menu::Clip,
       false},
      {"region.remove", QT_TRANSLATE_NOOP("Actions", "Remove the region"), "remove", "Del", "", Menu::Clip,
       false},
      {"clip.measure", QT_TRANSLATE_NOOP("Actions", "Measure the selection into the table"), "", "T", "",
       Menu::Clip, false},
      {"view.measurements", QT_TRANSLATE_NOOP("Actions", "Table of measurements"), "", "Ctrl+M", "",
       Menu::View, false},

      {"view.data", QT_TRANSLATE_NOOP("Actions", "Data"), "data", "Ctrl+1", "", Menu::View, true},
      {"view.inspect", QT_TRANSLATE_NOOP("Actions", "Inspect"), "inspect", "Ctrl+2", "", Menu::View, true},
      {"view.augment", QT_TRANSLATE_NOOP("Actions", "Augment"), "augment", "Ctrl+3", "", Menu::View, true},
      {"view.train", QT_TRANSLATE_NOOP("Actions", "Train"), "train", "Ctrl+4", "", Menu::View, true},
      {"view.results", QT_TRANSLATE_NOOP("Actions", "Results"), "results", "Ctrl+5", "", Menu::View, true},
      {"view.zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom in"), "zoom-in", "+", "=", Menu::View, false},
      {"view.zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom out"), "zoom-out", "-", "", Menu::View, false},
      {"view.fit", QT_TRANSLATE_NOOP("Actions", "Whole clip"), "fit", "F", "", Menu::View, false},
      {"view.zoomSelection", QT_TRANSLATE_NOOP("Actions", "Zoom to the selection"), "fit", "Ctrl+E", "",
       Menu::View, false},
      {"view.colourMap", QT_TRANSLATE_NOOP("Actions", "Next colour map"), "picture", "C", "", Menu::View,
       false},
      {"view.colourMapBack", QT_TRANSLATE_NOOP("Actions", "Previous colour map"), "", "Shift+C", "",
       Menu::View, false},
      {"view.rangeLess", QT_TRANSLATE_NOOP("Actions", "Less dynamic range"), "", "D", "", Menu::View, false},
      {"view.rangeMore", QT_TRANSLATE_NOOP("Actions", "More dynamic range"), "", "Shift+D", "", Menu::View,
       false},
      {"view.gainMore", QT_TRANSLATE_NOOP("Actions", "Brighter"), "", "G", "", Menu::View, false},
      {"view.gainLess", QT_TRANSLATE_NOOP("Actions", "Darker"), "", "Shift+G", "", Menu::View, false},
      {"view.reference", QT_TRANSLATE_NOOP("Actions", "0 dB: each clip's maximum, or the same for all"), "",
       "R", "", Menu::View, false},
      {"view.fftLarger", QT_TRANSLATE_NOOP("Actions", "FFT twice as long"), "", "Ctrl+Alt+Up", "F5",
       Menu::View, false},
      {"view.fftSmaller", QT_TRANSLATE_NOOP("Actions", "FFT half as long"), "", "Ctrl+Alt+Down", "F4",
       Menu::View, false},
      {"view.hopLonger", QT_TRANSLATE_NOOP("Actions", "Hop twice as long"), "", "Ctrl+Alt+Right", "",
       Menu::View, false},
      {"view.hopShorter", QT_TRANSLATE_NOOP("Actions", "Hop half as long"), "", "Ctrl+Alt+Left", "",
       Menu::View, false},
      {"view.window", QT_TRANSLATE_NOOP("Actions", "Next window kind"), "", "Ctrl+Alt+W", "", Menu::View,
       false},
      {"view.melsMore", QT_TRANSLATE_NOOP("Actions", "Twice as many mel bands"), "", "Ctrl+Alt+PgUp", "",
       Menu::View, false},
      {"view.melsLess", QT_TRANSLATE_NOOP("Actions", "Half as many mel bands"), "", "Ctrl+Alt+PgDown", "",
       Menu::View, false},
      {"view.presetLibrosa", QT_TRANSLATE_NOOP("Actions", "Analysis: librosa's defaults"), "", "Ctrl+Alt+1",
       "", Menu::View, false},
      {"view.presetSpeech", QT_TRANSLATE_NOOP("Actions", "Analysis: speech"), "", "Ctrl+Alt+2", "",
       Menu::View, false},
      {"view.presetCry", QT_TRANSLATE_NOOP("Actions", "Analysis: infant cry"), "", "Ctrl+Alt+3", "",
       Menu::View, false},
      {"view.presetMusic", QT_TRANSLATE_NOOP("Actions", "Analysis: music"), "", "Ctrl+Alt+4", "", Menu::View,
       false},
      {"view.zoomHeightIn", QT_TRANSLATE_NOOP("Actions", "Zoom in frequency"), "", "Alt+Up", "", Menu::View,
       false},
      {"view.zoomHeightOut", QT_TRANSLATE_NOOP("Actions", "Zoom out of frequency"), "", "Alt+Down", "",
       Menu::View, false},
      {"view.resetHeight", QT_TRANSLATE_NOOP("Actions", "All frequencies"), "", "Alt+Home", "", Menu::View,
       false},
      {"view.back", QT_TRANSLATE_NOOP("Actions", "Back to the view before"), "", "Alt+Left", "", Menu::View,
       false},
      {"view.forward", QT_TRANSLATE_NOOP("Actions", "Forward again"), "", "Alt+Right", "", Menu::View, false},
      {"view.goTo", QT_TRANSLATE_NOOP("Actions", "Go to time…"), "", "Ctrl+G", "", Menu::View, false},
      {"view.compare", QT_TRANSLATE_NOOP("Actions", "Compare with another clip"), "", "Ctrl+D", "",
       Menu::View, false},
      {"view.boxes", QT_TRANSLATE_NOOP("Actions", "Select boxes in spectrograms"), "", "Shift+B", "",
       Menu::View, false},
      {"view.frequencyScale", QT_TRANSLATE_NOOP("Actions", "Frequency axis: linear, log, mel, notes"), "",
       "Y", "", Menu::View, false},
      {"view.savePicture", QT_TRANSLATE_NOOP("Actions", "Save the picture…"), "picture", "Ctrl+Shift+S", "",
       Menu::View, false},
      {"view.columns", QT_TRANSLATE_NOOP("Actions", "Columns of the table…"), "", "Ctrl+Alt+C", "",
       Menu::View, false},
      {"view.history", QT_TRANSLATE_NOOP("Actions", "History"), "history", "Ctrl+H", "", Menu::View, true},
      {"view.jobs", QT_TRANSLATE_NOOP("Actions", "Jobs"), "jobs", "Ctrl+J", "", Menu::View, true},
      {"view.statistics", QT_TRANSLATE_NOOP("Actions", "Statistics"), "results", "Ctrl+Alt+S", "", Menu::View,
       true},
      {"view.people", QT_TRANSLATE_NOOP("Actions", "Annotators"), "", "Ctrl+Alt+A", "", Menu::View, true},
      {"view.checks", QT_TRANSLATE_NOOP("Actions", "Checks"), "search", "Ctrl+Alt+V", "", Menu::View, true},
      {"view.predict", QT_TRANSLATE_NOOP("Actions", "Predict"), "predict", "Ctrl+P", "", Menu::View, true},
      {"view.theme", QT_TRANSLATE_NOOP("Actions", "Dark or light"), "theme", "Ctrl+Shift+D", "", Menu::View,
       false},
      {"view.language", QT_TRANSLATE_NOOP("Actions", "한국어 / English"), "language", "Ctrl+Shift+L", "",
       Menu::View, false},
      {"view.fullScreen", QT_TRANSLATE_NOOP("Actions", "Full screen"), "", "F11", "", Menu::View, true},

      {"train.start", QT_TRANSLATE_NOOP("Actions", "Start training"), "train", "Ctrl+T", "", Menu::Train,
       false},
      {"train.stop", QT_TRANSLATE_NOOP("Actions", "Stop, keep the best so far"), "stop", "Ctrl+Shift+T", "",
       Menu::Train, false},
      {"train.pause", QT_TRANSLATE_NOOP("Actions", "Pause or go on training"), "pause", "Ctrl+Shift+Y", "",
       Menu::Train, false},
      {"train.abort", QT_TRANSLATE_NOOP("Actions", "Abort training"), "close", "", "", Menu::Train, false},
      {"train.queue", QT_TRANSLATE_NOOP("Actions", "Add training to the queue"), "", "Ctrl+Shift+J", "",
       Menu::Train, false},
      {"train.continue", QT_TRANSLATE_NOOP("Actions", "Continue the broken training"), "play", "", "",
       Menu::Train, false},
      {"train.luck", QT_TRANSLATE_NOOP("Actions", "Luck of the split…"), "", "Ctrl+Shift+O", "", Menu::Train,
       false},
      {"train.curves", QT_TRANSLATE_NOOP("Actions", "The curves alone"), "", "F9", "", Menu::Train, true},
      {"train.layers", QT_TRANSLATE_NOOP("Actions", "Edit the recipe's layers…"), "", "Ctrl+L", "",
       Menu::Train, false},
      {"train.openRecipe", QT_TRANSLATE_NOOP("Actions", "Open a recipe…"), "", "", "", Menu::Train, false},
      {"train.saveRecipe", QT_TRANSLATE_NOOP("Actions", "Save the recipe as a file…"), "", "", "",
       Menu::Train, false},

      {"results.nextSection", QT_TRANSLATE_NOOP("Actions", "Next section of the results"), "", "Ctrl+Tab", "",
       Menu::Train, false},
      {"results.previousSection", QT_TRANSLATE_NOOP("Actions", "Previous section of the results"), "",
       "Ctrl+Shift+Tab", "", Menu::Train, false},
      {"results.mistakes", QT_TRANSLATE_NOOP("Actions", "All mistakes of the run"), "", "Ctrl+Shift+M", "",
       Menu::Train, false},
      {"results.rename", QT_TRANSLATE_NOOP("Actions", "Rename run…"), "", "F2", "", Menu::Train, false},
      {"results.compare", QT_TRANSLATE_NOOP("Actions", "Compare runs"), "", "Ctrl+Shift+C", "", Menu::Train,
       false},

      {"help.keys", QT_TRANSLATE_NOOP("Actions", "Keys"), "keyboard", "F1", "?", Menu::Help, false},
      {"help.editKeys", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts…"), "keyboard", "Ctrl+Shift+K", "",
       Menu::Help, false},
      {"help.palette", QT_TRANSLATE_NOOP("Actions", "Find an action…"), "search", "Ctrl+K", "", Menu::Help,
       false},
      {"help.about", QT_TRANSLATE_NOOP("Actions", "About Ullim"), "help", "", "", Menu::Help, false},
  };
  return table;
}

Actions::Actions(QWidget* window) : QObject(window) {
  m_map.setChanges(Settings::instance().value(setting::keys).toStringList());
  for (const ActionInfo& info : actionTable()) {
    auto* action = new QAction(this);
    action->setObjectName(QString::fromLatin1(info.id));
    action->setCheckable(info.checkable);
    m_actions.insert(action->objectName(), action);
    bind(action);
    window->addAction(action);
  }
  retranslate();
  connect(&Settings::instance(), &Settings::changed, this, [this](const QString& key) {
    if (key != QLatin1String(setting::keys.key)) return;
    KeyMap map;
    map.setChanges(Settings::instance().value(setting::keys).toStringList());
    takeMap(map);
  });
}

void Actions::bind(QAction* action) {
  Keys ordinary, bare;
  for (const QKeySequence& key : keys(action->objectName())) (isBareKey(key) ? bare : ordinary).append(key);
  // A bare key is shown in the menu, but never taken by Qt's shortcut map: the menu bar does not hold the
  // focus. KeyRouter matches these on the physical key.
  const bool onlyBare = ordinary.isEmpty() && !bare.isEmpty();
  action->setShortcutContext(onlyBare ? Qt::WidgetShortcut : Qt::WindowShortcut);
  action->setAutoRepeat(!onlyBare);
  action->setShortcuts(onlyBare ? Keys{bare.first()} : ordinary);
}

void Actions::takeMap(const KeyMap& map) {
  const KeyMap before = std::exchange(m_map, map);
  bool any = false;
  for (QAction* action : std::as_const(m_actions)) {
    const QString id = action->objectName();
    if (before.keys(id) == m_map.keys(id)) continue;
    any = true;
    bind(action);
    showToolTip(action);
  }
  if (any) Q_EMIT keysChanged();
}

void Actions::setKeyMap(const KeyMap& map) {
  const QStringList changes = map.changes();
  // Settings answer with changed(), and that with takeMap().
  if (changes.isEmpty())
    Settings::instance().reset(setting::keys);
  else
    Settings::instance().set(setting::keys, changes);
}

void Actions::setKeys(const QString& id, const Keys& keys) {
  KeyMap map = m_map;
  map.set(id, keys);
  setKeyMap(map);
}

void Actions::resetKeys(const QString& id) {
  KeyMap map = m_map;
  map.reset(id);
  setKeyMap(map);
}

void Actions::resetAllKeys() { setKeyMap({}); }

QAction* Actions::action(const QString& id) const {
  QAction* found = m_actions.value(id);
  Q_ASSERT_X(found, "Actions::action", qPrintable(id));
  return found;
}

std::vector<QAction*> Actions::inMenu(Menu menu) const {
  std::vector<QAction*> out;
  for (const ActionInfo& info : actionTable())
    if (info.menu == menu) out.push_back(action(QString::fromLatin1(info.id)));
  return out;
}

QString Actions::keyText(const QString& id) const {
  const Keys all = keys(id);
  return all.isEmpty() ? QString() : all.first().toString(QKeySequence::NativeText);
}

bool Actions::isAnswered(const QString& id) const {
  const auto pages = m_pages.values(id);
  // Pages are made when they are first shown: until then nobody answers what only they do.
  const bool ofPages = id.startsWith(QLatin1String("region.")) ||
                       (id.startsWith(QLatin1String("clip.")) && !action(id)->isCheckable());
  if (pages.isEmpty()) return !ofPages;
  return std::any_of(pages.begin(), pages.end(),
                     [](const QPointer<QWidget>& page) { return page && page->isVisible(); });
}

void Actions::onPage(const QString& id, QWidget* page, std::function<void()> call) {
  m_pages.insert(id, page);
  connect(action(id), &QAction::triggered, page, [page, call = std::move(call)] {
    if (page->isVisible()) call();
  });
}

void Actions::retranslate() {
  for (const ActionInfo& info : actionTable()) retranslate(info);
}

void Actions::retranslate(const QString& id) {
  for (const ActionInfo& info : actionTable())
    if (id == QLatin1String(info.id)) retranslate(info);
}

void Actions::retranslate(const ActionInfo& info) {
  QAction* item = action(QString::fromLatin1(info.id));
  const QString text = translated(info.text);
  item->setText(text);
  showToolTip(item);
  if (*info.icon && item->icon().isNull()) item->setIcon(themedIcon(QString::fromLatin1(info.icon)));
}

void Actions::showToolTip(QAction* item) {
  const QString text = item->text(), key = keyText(item->objectName());
  item->setProperty("keyText", key);  // before changed(), which the next line sends: buttons show it
  item->setToolTip(key.isEmpty() ? text : QCoreApplication::translate("Actions", "%1 (%2)").arg(text, key));
}

QString Actions::menuTitle(Menu menu) {
  switch (menu) {
    case Menu::File:
      return translated(QT_TRANSLATE_NOOP("Actions", "&File"));
    case Menu::Edit:
      return translated(QT_TRANSLATE_NOOP("Actions", "&Edit"));
    case Menu::Label:
      return translated(QT_TRANSLATE_NOOP("Actions", "&Label"));
    case Menu::Clip:
      return translated(QT_TRANSLATE_NOOP("Actions", "&Clip"));
    case Menu::View:
      return translated(QT_TRANSLATE_NOOP("Actions", "&View"));
    case Menu::Train:
      return translated(QT_TRANSLATE_NOOP("Actions", "&Train"));
    case Menu::Help:
      return translated(QT_TRANSLATE_NOOP("Actions", "&Help"));
    case Menu::None:
      break;
  }
  return {};
}

}  // namespace ullim
