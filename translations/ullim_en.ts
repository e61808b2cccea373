<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
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
    <name>ullim::HistoryDock</name>
    <message numerus="yes">
        <source>%1
%n clip(s), by %2</source>
        <translation>
            <numerusform>%1
%n clip, by %2</numerusform>
            <numerusform>%1
%n clips, by %2</numerusform>
        </translation>
    </message>
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
</TS>
