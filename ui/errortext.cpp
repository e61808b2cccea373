#include "ui/errortext.h"

#include <QCoreApplication>

#include "ui/coretext.h"

namespace ullim {

namespace {

struct ErrorWords {
  Q_DECLARE_TR_FUNCTIONS(ullim::ErrorWords)
};

QString kindText(ErrorCode code) {
  switch (code) {
    case ErrorCode::Cancelled:
      return ErrorWords::tr("Stopped");
    case ErrorCode::FileNotFound:
      return ErrorWords::tr("No such file");
    case ErrorCode::FileUnreadable:
      return ErrorWords::tr("The file cannot be read");
    case ErrorCode::FileEmpty:
      return ErrorWords::tr("The file is empty");
    case ErrorCode::FileUnwritable:
      return ErrorWords::tr("The file cannot be written; nothing was changed");
    case ErrorCode::FileExists:
      return ErrorWords::tr("There is a file of that name already");
    case ErrorCode::BadArgument:
      return ErrorWords::tr("A value is not allowed");
    case ErrorCode::BadFormat:
      return ErrorWords::tr("The content is not what it should be");
    case ErrorCode::NotFound:
      return ErrorWords::tr("Not found");
    case ErrorCode::Conflict:
      return ErrorWords::tr("It was changed in the meantime");
    case ErrorCode::Locked:
      return ErrorWords::tr("The project is open somewhere else");
    case ErrorCode::TooNew:
      return ErrorWords::tr("Made by a newer version of Ullim");
    case ErrorCode::Unsupported:
      return ErrorWords::tr("Something is not installed");
    case ErrorCode::NotFinite:
      return ErrorWords::tr("A value is not a number");
    case ErrorCode::TooFew:
      return ErrorWords::tr("Too little to work with");
    case ErrorCode::Internal:
      return ErrorWords::tr("Something went wrong inside");
  }
  return {};
}

}  // namespace

QString errorText(const Error& error) {
  return ErrorWords::tr("%1. %2", "what happened, then its detail")
      .arg(kindText(error.code), coreText(error.detail));
}

}  // namespace ullim
