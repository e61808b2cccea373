#pragma once
#include <QString>
#include <cstdint>
#include <optional>

namespace ullim {

class MainWindow;

/// The program driven by a script, for tests that kill it: real key events to the real window, and a line on
/// standard output for everything that a person at the screen could see. Not in --help; started as
///
///     ullim PROJECT --drive [seed=N]
///
/// Without a seed the script comes on standard input, a command a line:
///     key 1 | key Down | key Ctrl+Z | key Ctrl+A    a key, as QKeySequence names it
///     merge A B                                     class A goes into class B, as the dialog does it
///     go N                                          row N of the queue becomes the present clip (a click)
///     wait                                          until everything is saved
///     writing                                       "Try again for writing" of a read-only project
///     again                                         "Try again" of labels that could not be saved
///     beat                                          writes "beat MS": the event loop's longest pause since
///                                                   the last one
///     sleep MS                                      later commands wait so long
///     grab FILE                                     a picture of the window
///     quit                                          close the window
/// With a seed it labels, undoes, redoes, selects and merges by chance, for as long as it lives.
///
/// What it writes, times in milliseconds:
///     loaded MS clips N undo N access write|read    MS since the opening was asked for
///     press KEY                                     before the key event
///     ack ID do|undo|redo                           the program shows "saved": change ID is durable
///     durable MS                                    from the key of one clip's verdict to the store's answer
///     saved MS                                      from the same key to the program's "saved"
///     behind MS                                     key to "saved" when something else was being saved still
///     shown MS                                      from the key to the next clip's picture, painted
///     access write|read, failed TEXT, closed
/// With ULLIM_DRIVE_ACK_EARLY=1 in the environment it lies as bad programs do: "ack" comes at the key press,
/// before the store has answered. A test that stays green with it tests nothing.
struct DriveOptions {
  bool on = false;
  std::optional<std::uint64_t> seed;
  QString project;
};

/// Runs until the script ends; answers with the exit status.
int runDrive(MainWindow* window, const DriveOptions& options);

}  // namespace ullim
