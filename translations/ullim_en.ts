<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>RecipeOutline</name>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln filter</numerusform>
            <numerusform>%Ln filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainWords</name>
    <message numerus="yes">
        <source>%Ln group(s) on several sides</source>
        <translation>
            <numerusform>%Ln group on several sides</numerusform>
            <numerusform>%Ln groups on several sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) there twice, on several sides</source>
        <translation>
            <numerusform>%Ln recording there twice, on several sides</numerusform>
            <numerusform>%Ln recordings there twice, on several sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) of clips that sound the same, on several sides</source>
        <translation>
            <numerusform>%Ln set of clips that sound the same, on several sides</numerusform>
            <numerusform>%Ln sets of clips that sound the same, on several sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed copies on another side than %Ln original(s)</source>
        <translation>
            <numerusform>Changed copies on another side than %Ln original</numerusform>
            <numerusform>Changed copies on another side than %Ln originals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es) missing from a part: figures of it mean little</source>
        <translation>
            <numerusform>%Ln class missing from a part: figures of it mean little</numerusform>
            <numerusform>%Ln classes missing from a part: figures of it mean little</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s)</source>
        <translation>
            <numerusform>%Ln clip</numerusform>
            <numerusform>%Ln clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) read and turned into pictures</source>
        <translation>
            <numerusform>%Ln clip read and turned into pictures</numerusform>
            <numerusform>%Ln clips read and turned into pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) read for baselines and shortcuts</source>
        <translation>
            <numerusform>%Ln clip read for baselines and shortcuts</numerusform>
            <numerusform>%Ln clips read for baselines and shortcuts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::BackupsDialog</name>
    <message numerus="yes">
        <source>%n backup(s), %1.</source>
        <translation>
            <numerusform>%n backup, %1.</numerusform>
            <numerusform>%n backups, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::BrokenRunStrip</name>
    <message numerus="yes">
        <source>%Ln more wait(s).</source>
        <translation>
            <numerusform>%Ln more waits.</numerusform>
            <numerusform>%Ln more wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ClassEditor</name>
    <message numerus="yes">
        <source>%1 → %2: %n clip(s)</source>
        <translation>
            <numerusform>%1 → %2: %n clip</numerusform>
            <numerusform>%1 → %2: %n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) change their label.</source>
        <translation>
            <numerusform>%n clip changes its label.</numerusform>
            <numerusform>%n clips change their label.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) too.</source>
        <translation>
            <numerusform>%n region too.</numerusform>
            <numerusform>%n regions too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::DataClasses</name>
    <message numerus="yes">
        <source>%n more excluded</source>
        <translation>
            <numerusform>%n more excluded</numerusform>
            <numerusform>%n more excluded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::DataClip</name>
    <message numerus="yes">
        <source>%n clips selected</source>
        <translation>
            <numerusform>%n clip selected</numerusform>
            <numerusform>%n clips selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 a minute · %n min left</source>
        <translation>
            <numerusform>%1 · %2 a minute · %n min left</numerusform>
            <numerusform>%1 · %2 a minute · %n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::DataPage</name>
    <message numerus="yes">
        <source>%1 · %n clip(s)</source>
        <translation>
            <numerusform>%1 · %n clip</numerusform>
            <numerusform>%1 · %n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ExportDialog</name>
    <message numerus="yes">
        <source>• and %n more</source>
        <translation>
            <numerusform>• and %n more</numerusform>
            <numerusform>• and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::HistoryDock</name>
    <message numerus="yes">
        <source>Undo the %n step(s) above</source>
        <translation>
            <numerusform>Undo the step above</numerusform>
            <numerusform>Undo the %n steps above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Redo %n step(s)</source>
        <translation>
            <numerusform>Redo %n step</numerusform>
            <numerusform>Redo %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::HistoryWords</name>
    <message numerus="yes">
        <source>%1: %n clip(s)</source>
        <translation>
            <numerusform>%1: %n clip</numerusform>
            <numerusform>%1: %n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) came in</source>
        <translation>
            <numerusform>%n clip came in</numerusform>
            <numerusform>%n clips came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) went</source>
        <translation>
            <numerusform>%n clip went</numerusform>
            <numerusform>%n clips went</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) of %1</source>
        <translation>
            <numerusform>%n verdict of %1</numerusform>
            <numerusform>%n verdicts of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ImportSheet</name>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <translation>
            <numerusform>Importing %n file</numerusform>
            <numerusform>Importing %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) added</source>
        <translation>
            <numerusform>%n clip added</numerusform>
            <numerusform>%n clips added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be read and are listed with the reason</source>
        <translation>
            <numerusform>%n cannot be read and is listed with the reason</numerusform>
            <numerusform>%n cannot be read and are listed with the reason</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n clip(s)</source>
        <translation>
            <numerusform>Import %n clip</numerusform>
            <numerusform>Import %n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s), %1 groups</source>
        <translation>
            <numerusform>%n clip, %1 groups</numerusform>
            <numerusform>%n clips, %1 groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not understood, left out</source>
        <translation>
            <numerusform>%n not understood, left out</numerusform>
            <numerusform>%n not understood, left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have another label in the source now and were left as they are</source>
        <translation>
            <numerusform>%n has another label in the source now and was left as it is</numerusform>
            <numerusform>%n have another label in the source now and were left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) without a label</source>
        <translation>
            <numerusform>%n clip without a label</numerusform>
            <numerusform>%n clips without a label</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::InspectFacts</name>
    <message numerus="yes">
        <source>%n channels, mixed to mono</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels, mixed to mono</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::InspectPage</name>
    <message numerus="yes">
        <source>Mix of %n channels</source>
        <translation>
            <numerusform>Mix of %n channel</numerusform>
            <numerusform>Mix of %n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::JobsStrip</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::LabelSourceSheet</name>
    <message numerus="yes">
        <source>%1: no class of the project, %n clip(s)</source>
        <translation>
            <numerusform>%1: no class of the project, %n clip</numerusform>
            <numerusform>%1: no class of the project, %n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep, and show %n that disagree</source>
        <translation>
            <numerusform>Keep, and show %n that disagrees</numerusform>
            <numerusform>Keep, and show %n that disagree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agree</source>
        <translation>
            <numerusform>%n agrees</numerusform>
            <numerusform>%n agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagree</source>
        <translation>
            <numerusform>%n disagrees</numerusform>
            <numerusform>%n disagree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left blank</source>
        <translation>
            <numerusform>%n left blank</numerusform>
            <numerusform>%n left blank</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a label in the project</source>
        <translation>
            <numerusform>%n without a label in the project</numerusform>
            <numerusform>%n without a label in the project</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not named in the table</source>
        <translation>
            <numerusform>%n not named in the table</numerusform>
            <numerusform>%n not named in the table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::LuckPanel</name>
    <message numerus="yes">
        <source>%Ln clip(s) could not be read and are left out: %1</source>
        <translation>
            <numerusform>%Ln clip could not be read and is left out: %1</numerusform>
            <numerusform>%Ln clips could not be read and are left out: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s), %L1 divisions into %L2 folds each way.</source>
        <translation>
            <numerusform>%Ln clip, %L1 divisions into %L2 folds each way.</numerusform>
            <numerusform>%Ln clips, %L1 divisions into %L2 folds each way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::MainWindow</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) still running. Labels are saved either way.</source>
        <translation>
            <numerusform>%n job is still running. Labels are saved either way.</numerusform>
            <numerusform>%n jobs are still running. Labels are saved either way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::MeasurePanel</name>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n measurement</numerusform>
            <numerusform>%n measurements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::MergeDialog</name>
    <message numerus="yes">
        <source>%n clip(s) change their label. Imbalance %1 now, %2 after. One undo takes it all back.</source>
        <translation>
            <numerusform>%n clip changes its label. Imbalance %1 now, %2 after. One undo takes it all back.</numerusform>
            <numerusform>%n clips change their label. Imbalance %1 now, %2 after. One undo takes it all back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is a new class with %n clip(s).</source>
        <translation>
            <numerusform>%1 is a new class with %n clip.</numerusform>
            <numerusform>%1 is a new class with %n clips.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::NameDialog</name>
    <message numerus="yes">
        <source>%n clip(s) are touched. One undo takes it back.</source>
        <translation>
            <numerusform>%n clip is touched. One undo takes it back.</numerusform>
            <numerusform>%n clips are touched. One undo takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::PassList</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pass and its %n verdict(s) are deleted. Undo brings them back.</source>
        <translation>
            <numerusform>The pass and its %n verdict are deleted. Undo brings them back.</numerusform>
            <numerusform>The pass and its %n verdicts are deleted. Undo brings them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::PastStateDialog</name>
    <message numerus="yes">
        <source>%n clip(s) then.</source>
        <translation>
            <numerusform>%n clip then.</numerusform>
            <numerusform>%n clips then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them differ now. Nothing is changed by looking.</source>
        <translation>
            <numerusform>%n of them differs now. Nothing is changed by looking.</numerusform>
            <numerusform>%n of them differ now. Nothing is changed by looking.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::PatternBox</name>
    <message numerus="yes">
        <source>%n name(s) fit, none does not.</source>
        <translation>
            <numerusform>%n name fits, none does not.</numerusform>
            <numerusform>%n names fit, none does not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) fit, %1 do not: there the folder says the class, if it does.</source>
        <translation>
            <numerusform>%n name fits, %1 do not: there the folder says the class, if it does.</numerusform>
            <numerusform>%n names fit, %1 do not: there the folder says the class, if it does.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::PeoplePanel</name>
    <message numerus="yes">
        <source>Settle the %n clip(s) they disagree on</source>
        <translation>
            <numerusform>Settle the %n clip they disagree on</numerusform>
            <numerusform>Settle the %n clips they disagree on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::RecipeCard</name>
    <message numerus="yes">
        <source>%1 parameters in %Ln layer(s)</source>
        <translation>
            <numerusform>%1 parameters in %Ln layer</numerusform>
            <numerusform>%1 parameters in %Ln layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::RegionPanel</name>
    <message numerus="yes">
        <source>%n regions were added.</source>
        <translation>
            <numerusform>%n region was added.</numerusform>
            <numerusform>%n regions were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remarks, the first: %1</source>
        <translation>
            <numerusform>%n remark: %1</numerusform>
            <numerusform>%n remarks, the first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::RelinkFlow</name>
    <message numerus="yes">
        <source>%n sound file(s) of this project are not where they were.</source>
        <translation>
            <numerusform>%n sound file of this project is not where it was.</numerusform>
            <numerusform>%n sound files of this project are not where they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) found again by content.</source>
        <translation>
            <numerusform>%n file found again by content.</numerusform>
            <numerusform>%n files found again by content.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still missing.</source>
        <translation>
            <numerusform>%n still missing.</numerusform>
            <numerusform>%n still missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the right name but other content and were not taken, the first: %1.</source>
        <translation>
            <numerusform>%n file has the right name but other content and was not taken, the first: %1.</numerusform>
            <numerusform>%n files have the right name but other content and were not taken, the first: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::RescueFlow</name>
    <message numerus="yes">
        <source>%n clip(s), %1 of them with a label</source>
        <translation>
            <numerusform>%n clip, %1 of them with a label</numerusform>
            <numerusform>%n clips, %1 of them with a label</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdict(s) of second looks</source>
        <translation>
            <numerusform>%n verdict of second looks</numerusform>
            <numerusform>%n verdicts of second looks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the history, which can be undone</source>
        <translation>
            <numerusform>%n change of the history, which can be undone</numerusform>
            <numerusform>%n changes of the history, which can be undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s): import their files again</source>
        <translation>
            <numerusform>%n clip: import their files again</numerusform>
            <numerusform>%n clips: import their files again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) and verdict(s) of lost clips</source>
        <translation>
            <numerusform>%n region and verdict of lost clips</numerusform>
            <numerusform>%n regions and verdicts of lost clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of the history</source>
        <translation>
            <numerusform>%n change of the history</numerusform>
            <numerusform>%n changes of the history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that can be read but not undone any more</source>
        <translation>
            <numerusform>%n change that can be read but not undone any more</numerusform>
            <numerusform>%n changes that can be read but not undone any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>parts of %n change(s) that touched something lost</source>
        <translation>
            <numerusform>parts of %n change that touched something lost</numerusform>
            <numerusform>parts of %n changes that touched something lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The labels of %n clip(s) were taken from the history, as their own rows were damaged or old: look at them.</source>
        <translation>
            <numerusform>The label of %n clip was taken from the history, as its own row was damaged or old: look at it.</numerusform>
            <numerusform>The labels of %n clips were taken from the history, as their own rows were damaged or old: look at them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n row(s) only a part could be read.</source>
        <translation>
            <numerusform>Of %n row only a part could be read.</numerusform>
            <numerusform>Of %n rows only a part could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ResultCompare</name>
    <message numerus="yes">
        <source>%n run(s) chosen</source>
        <translation>
            <numerusform>%n run chosen</numerusform>
            <numerusform>%n runs chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ResultMaking</name>
    <message numerus="yes">
        <source>after %n epoch(s) without improvement</source>
        <translation>
            <numerusform>after %n epoch without improvement</numerusform>
            <numerusform>after %n epochs without improvement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 in the data, %L2 judged, %n group(s)</source>
        <translation>
            <numerusform>%L1 in the data, %L2 judged, %n group</numerusform>
            <numerusform>%L1 in the data, %L2 judged, %n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, on %Ln thread(s), folds at once: %2</source>
        <translation>
            <numerusform>%1, on %Ln thread, folds at once: %2</numerusform>
            <numerusform>%1, on %Ln threads, folds at once: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ResultOverview</name>
    <message numerus="yes">
        <source>Only %n groups: the intervals are too uncertain to rest on (8 or more are needed).</source>
        <translation>
            <numerusform>Only %n group: the intervals are too uncertain to rest on (8 or more are needed).</numerusform>
            <numerusform>Only %n groups: the intervals are too uncertain to rest on (8 or more are needed).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n properties of the recordings tells the class by more than luck. They are measured against guessing, %1 % (the mark): a property counts when its whole interval lies above %2 %, and luck would bring one so far in fewer than 1 of %3 data sets.</source>
        <translation>
            <numerusform>None of %n property of the recordings tells the class by more than luck. They are measured against guessing, %1 % (the mark): a property counts when its whole interval lies above %2 %, and luck would bring one so far in fewer than 1 of %3 data sets.</numerusform>
            <numerusform>None of %n properties of the recordings tells the class by more than luck. They are measured against guessing, %1 % (the mark): a property counts when its whole interval lies above %2 %, and luck would bring one so far in fewer than 1 of %3 data sets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) could not be read.</source>
        <translation>
            <numerusform>%Ln clip could not be read.</numerusform>
            <numerusform>%Ln clips could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ResultPair</name>
    <message numerus="yes">
        <source>Left out because their labels differ: %Ln clip(s)</source>
        <translation>
            <numerusform>Left out because their labels differ: %Ln clip</numerusform>
            <numerusform>Left out because their labels differ: %Ln clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n group(s): the intervals are too uncertain to rest on (8 or more are needed).</source>
        <translation>
            <numerusform>Only %n group: the intervals are too uncertain to rest on (8 or more are needed).</numerusform>
            <numerusform>Only %n groups: the intervals are too uncertain to rest on (8 or more are needed).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln clip(s) that both judged, both are right in %L1 and wrong in %L2.</source>
        <translation>
            <numerusform>Of %Ln clip that both judged, both are right in %L1 and wrong in %L2.</numerusform>
            <numerusform>Of %Ln clips that both judged, both are right in %L1 and wrong in %L2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clip(s) had another label when the other run was made: the two were not judged by the same answers.</source>
        <translation>
            <numerusform>%Ln clip had another label when the other run was made: the two were not judged by the same answers.</numerusform>
            <numerusform>%Ln clips had another label when the other run was made: the two were not judged by the same answers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ResultsPage</name>
    <message numerus="yes">
        <source>%n run(s) are in the trash.</source>
        <translation>
            <numerusform>%n run is in the trash.</numerusform>
            <numerusform>%n runs are in the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) could not be moved to the trash (delete them with a file manager), the first: “%1”.</source>
        <translation>
            <numerusform>%n run could not be moved to the trash (delete them with a file manager), the first: “%1”.</numerusform>
            <numerusform>%n runs could not be moved to the trash (delete them with a file manager), the first: “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n run(s) to the trash?</source>
        <translation>
            <numerusform>Move %n run to the trash?</numerusform>
            <numerusform>Move %n runs to the trash?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::ResultsReport</name>
    <message numerus="yes">
        <source>Over %Ln clip(s) that the network had not been trained on: %1</source>
        <translation>
            <numerusform>Over %Ln clip that the network had not been trained on: %1</numerusform>
            <numerusform>Over %Ln clips that the network had not been trained on: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::SplitCard</name>
    <message numerus="yes">
        <source>Show %Ln clip(s)</source>
        <translation>
            <numerusform>Show %Ln clip</numerusform>
            <numerusform>Show %Ln clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::StatsPanel</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::TrainPage</name>
    <message numerus="yes">
        <source>%n training(s) wait in the queue and would not be made.</source>
        <translation>
            <numerusform>%n training waits in the queue and would not be made.</numerusform>
            <numerusform>%n trainings wait in the queue and would not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accuracy %1 % on %Ln test clip(s) (always the most frequent class: %2 %), balanced accuracy %3 %.</source>
        <translation>
            <numerusform>Accuracy %1 % on %Ln test clip (always the most frequent class: %2 %), balanced accuracy %3 %.</numerusform>
            <numerusform>Accuracy %1 % on %Ln test clips (always the most frequent class: %2 %), balanced accuracy %3 %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ullim::UndoController</name>
    <message numerus="yes">
        <source>Undone up to the import of %n clip(s). %1 once more takes it back, too; the files stay.</source>
        <translation>
            <numerusform>Undone up to the import of %n clip. %1 once more takes it back, too; the files stay.</numerusform>
            <numerusform>Undone up to the import of %n clips. %1 once more takes it back, too; the files stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The import of %n clip(s) was taken back. %1 brings it back, then the labels.</source>
        <translation>
            <numerusform>The import of %n clip was taken back. %1 brings it back, then the labels.</numerusform>
            <numerusform>The import of %n clips was taken back. %1 brings it back, then the labels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) changed.</source>
        <translation>
            <numerusform>%n clip changed.</numerusform>
            <numerusform>%n clips changed.</numerusform>
        </translation>
    </message>
</context>
</TS>
