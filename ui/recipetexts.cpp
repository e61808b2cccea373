// What core's recipes say of themselves, for the translators.
#include "ui/recipetexts.h"

#include <QCoreApplication>

namespace ullim {

const std::vector<const char*>& recipeTexts() {
  static const std::vector<const char*> texts{
      QT_TRANSLATE_NOOP(
          "CoreText",
          "A small picture network on a log-mel spectrogram of 34 x 50: two 3x3 convolutions (32, 64), max "
          "pooling, a dense layer of 128, dropout. The whole clip is brought to the picture's width. Inputs "
          "are standardised; the write-up's batch of 4 works as well, but takes longer."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Spoken digits as spectrogram pictures in a Keras network (batch 4, Adam, 10 "
                        "epochs); Glorot initialisation as Keras has it."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Ours: a residual network of 78 000 parameters on 40 mel bands down to 60 dB below "
                        "the peak, AdamW with one cycle, clips at five speeds, shifted, warped and mixed, "
                        "mean and maximum pooling, predictions averaged over five views of each clip. Clips "
                        "are cut or padded to 1 s; set other seconds for longer sounds."),
      QT_TRANSLATE_NOOP("CoreText", "What held up over several seeds when speakers were kept apart."),
      QT_TRANSLATE_NOOP("CoreText",
                        "The average of three networks as ullim-small, which see the same sound differently: "
                        "40 mel bands; 24 bands, where single harmonics are lost; 64 bands over windows "
                        "twice as long. Better for unheard speakers, three times the work."),
      QT_TRANSLATE_NOOP(
          "CoreText",
          "The same network on a drawing of the waveform, 34 x 50 in grey. It knows loudness over time and "
          "little else: beside spectrogram-cnn it shows what a spectrogram is good for."),
      QT_TRANSLATE_NOOP("CoreText", "Spoken digits as waveform pictures in a Keras network."),
      QT_TRANSLATE_NOOP(
          "CoreText",
          "The textbook network to start one's own from: three convolutions with max pooling, dropout, a "
          "dense layer; early stopping, the best epoch is kept. Every layer can be changed."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Folders of clips scanned, cut or padded to one length, scaled, in a Keras network "
                        "with EarlyStopping, ModelCheckpoint and validation_split."),
      QT_TRANSLATE_NOOP(
          "CoreText",
          "Two inputs of 6 s at 16 kHz, 188 frames each: 13 MFCC and 128 mel bands in dB, each scaled value "
          "by value. Per branch a 4x4 convolution of 32, batch normalisation, LeakyReLU and two residual "
          "blocks, flattened; both concatenated into one dense layer. Slow: about 11 clips a second."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Hungry or not: a two-branch residual network on MFCC and mel spectrogram in Keras."),
      QT_TRANSLATE_NOOP("CoreText",
                        "cry-two-branch made smaller: strides, pooling and global means instead of "
                        "flattening, at 8 kHz. About a hundredth of the work, the same verdict."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Hungry or not: a two-branch residual network on MFCC and mel spectrogram in Keras. "
                        "Ours is slimmer."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Four convolutions, each with batch normalisation and dropout, on a standardised mel "
                        "spectrogram; SGD at 0.01 with momentum 0.9. For nine emotions merged into four, "
                        "look through a class mapping and stratify by genre."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Emotions in music, nine merged into four, genre-stratified 80/20, in PyTorch."),
      QT_TRANSLATE_NOOP("CoreText",
                        "A residual network of 78 000 parameters on 40 mel bands. Clips are cut or padded to "
                        "1 s; set other seconds for longer sounds. Meant for 5 folds."),
      QT_TRANSLATE_NOOP(
          "CoreText",
          "Spoken digits with mel and MFCC residual networks, 5 folds and an ensemble, in Keras."),
      QT_TRANSLATE_NOOP("CoreText",
                        "The same residual network on 20 MFCC. Clips are cut or padded to 1 s; set other "
                        "seconds for longer sounds. Meant for 5 folds."),
      QT_TRANSLATE_NOOP("CoreText",
                        "Both residual networks, mel and MFCC, their probabilities averaged. Clips are cut "
                        "or padded to 1 s; set other seconds for longer sounds. Meant for 5 folds."),
      QT_TRANSLATE_NOOP("CoreText",
                        "spectrogram-cnn as often written: pixels of 0 to 1, not standardised, Adam at "
                        "0.001, batch 4. Meant to fail, for teaching."),
      QT_TRANSLATE_NOOP(
          "CoreText",
          "Inputs of 0 to 1 let the loss stand still for its first hundred steps, and with some seeds every "
          "ReLU dies for good: every clip then gets the same answer. Standardising the inputs cures it."),
      QT_TRANSLATE_NOOP("CoreText", "Spoken digits as spectrogram pictures, taken literally."),
      QT_TRANSLATE_NOOP("CoreText",
                        "emotion-cnn4 with a softmax before the cross-entropy, which applies one itself, and "
                        "Adam at 0.0001. Meant to fail, for teaching."),
      QT_TRANSLATE_NOOP("CoreText",
                        "The loss stays near that of guessing. Leaving the softmax layer out cures it."),
      QT_TRANSLATE_NOOP("CoreText", "Emotions in music, taken literally."),
  };
  return texts;
}

}  // namespace ullim
