#pragma once

namespace ullim {

class Actions;
class ClipLoader;
class Document;
class JobList;
class LabelController;
class Player;
class Session;

/// What every page is given. The main window owns all of it.
struct Context {
  Document* document = nullptr;
  Session* session = nullptr;
  Actions* actions = nullptr;
  JobList* jobs = nullptr;
  ClipLoader* loader = nullptr;
  Player* player = nullptr;
  LabelController* labels = nullptr;
};

}  // namespace ullim
