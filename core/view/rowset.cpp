#include "core/view/rowset.h"

#include <algorithm>

namespace ullim {
namespace {

bool isMel(FeatureKind kind) {
  return kind == FeatureKind::MelSpectrogram || kind == FeatureKind::LogMel || kind == FeatureKind::Mfcc ||
         kind == FeatureKind::Delta || kind == FeatureKind::Delta2 || kind == FeatureKind::Onset;
}
bool isPower(FeatureKind kind) { return kind == FeatureKind::StftPower || kind == FeatureKind::StftDb; }
/// Kinds whose rows follow from |X|^2 as StftPower rounds it.
bool fromPower(const FeatureOptions& options) {
  return isPower(options.kind) || (isMel(options.kind) && options.mel.power == 2.0);
}

}  // namespace

RowSet::RowSet(std::span<const Want> wants, SampleRate rate) {
  const auto powers =
      std::count_if(wants.begin(), wants.end(), [](const Want& w) { return fromPower(*w.options); });
  const bool share = powers > 1;
  if (share) {
    Slot power;
    power.options = *wants.front().options;
    power.options.kind = FeatureKind::StftPower;
    power.maker = makeRowMaker(power.options, rate);
    m_slots.push_back(std::move(power));
  }
  for (const Want& want : wants) {
    const auto same = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot& slot) {
      return slot.tuning == want.tuning &&
             (slot.options == *want.options || sharesRows(slot.options, *want.options));
    });
    m_slotOf.push_back(std::size_t(same - m_slots.begin()));
    if (same != m_slots.end()) continue;
    Slot slot;
    slot.options = *want.options;
    slot.tuning = want.tuning;
    if (share && isMel(want.options->kind) && fromPower(*want.options))
      slot.bank = sharedMelFilterbank(rate, want.options->stft.nFft, want.options->mel);
    else
      slot.maker = makeRowMaker(*want.options, rate, want.tuning);
    m_slots.push_back(std::move(slot));
  }
  for (Slot& slot : m_slots) slot.row.resize(slot.maker ? slot.maker->rows() : slot.bank->melCount());
}

void RowSet::make(const float* frame) {
  for (Slot& slot : m_slots) {
    if (slot.maker)
      slot.maker->make(frame, slot.row);
    else
      slot.bank->apply(m_slots.front().row, slot.row);
  }
}

}  // namespace ullim
