<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>unitdeck::ActionFlow</name>
    <message numerus="yes">
        <source>Working on %n unit(s)…</source>
        <translation>
            <numerusform>Working on %n unit…</numerusform>
            <numerusform>Working on %n units…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done for %n unit(s)</source>
        <translation>
            <numerusform>Done for %n unit</numerusform>
            <numerusform>Done for %n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same or worse for %n more unit(s).</source>
        <translation>
            <numerusform>The same or worse for %n more unit.</numerusform>
            <numerusform>The same or worse for %n more units.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::CleanDialog</name>
    <message numerus="yes">
        <source>Clean %n unit(s)</source>
        <translation>
            <numerusform>Clean %n unit</numerusform>
            <numerusform>Clean %n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::Format</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::GuardDialog</name>
    <message numerus="yes">
        <source>%1 %n unit(s)?</source>
        <comment>Stop 3 units?</comment>
        <translation>
            <numerusform>%1 %n unit?</numerusform>
            <numerusform>%1 %n units?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::HistoryDialog</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::JobsPopup</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalDelegate</name>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>%n more line</numerusform>
            <numerusform>%n more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n more line(s)</source>
        <translation>
            <numerusform>more than %n more line</numerusform>
            <numerusform>more than %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalDetails</name>
    <message numerus="yes">
        <source>%n byte(s): </source>
        <translation>
            <numerusform>%n byte: </numerusform>
            <numerusform>%n bytes: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalExportBar</name>
    <message numerus="yes">
        <source>%Ln entries were exported to %1.</source>
        <translation>
            <numerusform>%Ln entry was exported to %1.</numerusform>
            <numerusform>%Ln entries were exported to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected entries, to:</source>
        <translation>
            <numerusform>%n selected entry, to:</numerusform>
            <numerusform>%n selected entries, to:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the chosen entries are no longer in the journal.</source>
        <translation>
            <numerusform>%Ln of the chosen entries is no longer in the journal.</numerusform>
            <numerusform>%Ln of the chosen entries are no longer in the journal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more files are damaged.</source>
        <translation>
            <numerusform>%n more file is damaged.</numerusform>
            <numerusform>%n more files are damaged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries came too fast to show; scroll up to read them.</source>
        <translation>
            <numerusform>%Ln entry came too fast to show; scroll up to read it.</numerusform>
            <numerusform>%Ln entries came too fast to show; scroll up to read them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln entries came too fast to show; scroll up to read them.</source>
        <translation>
            <numerusform>More than %Ln entry came too fast to show; scroll up to read them.</numerusform>
            <numerusform>More than %Ln entries came too fast to show; scroll up to read them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows selected, all that are loaded; Export takes all entries.</source>
        <translation>
            <numerusform>%Ln row selected, all that are loaded; Export takes all entries.</numerusform>
            <numerusform>%Ln rows selected, all that are loaded; Export takes all entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln row selected</numerusform>
            <numerusform>%Ln rows selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are missing among the entries loaded here: journald left out what was over its rate limit (RateLimitBurst= in journald.conf).</source>
        <translation>
            <numerusform>%Ln message is missing among the entries loaded here: journald left out what was over its rate limit (RateLimitBurst= in journald.conf).</numerusform>
            <numerusform>%Ln messages are missing among the entries loaded here: journald left out what was over its rate limit (RateLimitBurst= in journald.conf).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::KillDialog</name>
    <message numerus="yes">
        <source>Kill %n unit(s)</source>
        <translation>
            <numerusform>Kill %n unit</numerusform>
            <numerusform>Kill %n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::Notifier</name>
    <message numerus="yes">
        <source>%1 failed %n time(s)</source>
        <translation>
            <numerusform>%1 failed %n time</numerusform>
            <numerusform>%1 failed %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more unit(s) failed</source>
        <translation>
            <numerusform>%n more unit failed</numerusform>
            <numerusform>%n more units failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::PlanWords</name>
    <message numerus="yes">
        <source>Install the program, %n file(s) of root, in %1</source>
        <translation>
            <numerusform>Install the program, %n file of root, in %1</numerusform>
            <numerusform>Install the program, %n files of root, in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy the program, %n file(s), to %1</source>
        <translation>
            <numerusform>Copy the program, %n file, to %1</numerusform>
            <numerusform>Copy the program, %n files, to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::ProcessTree</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::PromotionForm</name>
    <message numerus="yes">
        <source>&amp;Take the %n other file(s) of its folder along (%1)</source>
        <translation>
            <numerusform>&amp;Take the %n other file of its folder along (%1)</numerusform>
            <numerusform>&amp;Take the %n other files of its folder along (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::ScheduleEdit</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::StatusLine</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::TimelineView</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::TrayMenu</name>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::TrayStatus</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 are names of units</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) failed: %1</source>
        <extracomment>%1 are their names</extracomment>
        <translation>
            <numerusform>%n service failed: %1</numerusform>
            <numerusform>%n services failed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) failed: %1</source>
        <translation>
            <numerusform>%n unit failed: %1</numerusform>
            <numerusform>%n units failed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitEditPage</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %1 although there are %n error(s) in the unit?</source>
        <translation>
            <numerusform>Save %1 although there is %n error in the unit?</numerusform>
            <numerusform>Save %1 although there are %n errors in the unit?</numerusform>
        </translation>
    </message>
</context>
</TS>
