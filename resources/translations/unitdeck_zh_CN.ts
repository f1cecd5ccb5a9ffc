<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QGnomeTheme</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>复制链接地址(&amp;L)</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>unitdeck::ActionFlow</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message numerus="yes">
        <source>Working on %n unit(s)…</source>
        <translation>
            <numerusform>正在处理 %n 个单元…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done for %n unit(s)</source>
        <translation>
            <numerusform>已完成 %n 个单元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same or worse for %n more unit(s).</source>
        <translation>
            <numerusform>另有 %n 个单元结果相同或更糟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show journal</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Nothing was changed: %1 has no [Install] section that says when to start it.</source>
        <translation>未作更改：%1 没有说明何时启动的 [Install] 节。</translation>
    </message>
    <message>
        <source>%1 now starts by itself.</source>
        <translation>%1 现在会自动启动。</translation>
    </message>
    <message>
        <source>%1 no longer starts by itself.</source>
        <translation>%1 不再自动启动。</translation>
    </message>
    <message>
        <source>Start it now too</source>
        <translation>现在也启动</translation>
    </message>
    <message>
        <source>Stop it now too</source>
        <translation>现在也停止</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>You may be asked for a password several times.</source>
        <translation>您可能会被多次询问密码。</translation>
    </message>
    <message>
        <source>Unitdeck is not installed, and with it the rule that one answer is enough is missing.</source>
        <translation>Unitdeck 未安装，因此缺少“回答一次即可”的规则。</translation>
    </message>
</context>
<context>
    <name>unitdeck::Appearance</name>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>unitdeck::CleanDialog</name>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>What the service can work out again.</source>
        <translation>服务可以重新生成的内容。</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行时文件</translation>
    </message>
    <message>
        <source>Sockets and the like; gone after a restart of the machine anyway.</source>
        <translation>套接字之类；计算机重启后本来也会消失。</translation>
    </message>
    <message>
        <source>Stored file descriptors</source>
        <translation>保存的文件描述符</translation>
    </message>
    <message>
        <source>Open files and connections kept for the service&apos;s next start.</source>
        <translation>为服务下次启动保留的已打开文件和连接。</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>Log files the service wrote itself; not the journal.</source>
        <translation>服务自己写的日志文件，不是 systemd 日志（journal）。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态数据</translation>
    </message>
    <message>
        <source>The service&apos;s data: databases, what it remembers.</source>
        <translation>服务的数据：数据库以及它记住的内容。</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>The service&apos;s settings.</source>
        <translation>服务的设置。</translation>
    </message>
    <message>
        <source>Needs systemd %1; this is %2.</source>
        <translation>需要 systemd %1；当前为 %2。</translation>
    </message>
    <message>
        <source>The unit has none.</source>
        <translation>此单元没有。</translation>
    </message>
    <message>
        <source>Clean %1</source>
        <translation>清理 %1</translation>
    </message>
    <message numerus="yes">
        <source>Clean %n unit(s)</source>
        <translation>
            <numerusform>清理 %n 个单元</numerusform>
        </translation>
    </message>
    <message>
        <source>What is to be deleted?</source>
        <translation>要删除什么？</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <comment>names of directories</comment>
        <translation>此处：%1</translation>
    </message>
    <message>
        <source>This cannot be undone. The unit must be stopped for it.</source>
        <translation>此操作无法撤销。单元必须处于停止状态。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选择任何内容</translation>
    </message>
</context>
<context>
    <name>unitdeck::CommandLine</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>unitdeck::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>What is to be done? For example: restart demo</source>
        <translation>要做什么？例如：restart demo</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>unitdeck::Diagnosis</name>
    <message>
        <source>there is no unit file of this name</source>
        <translation>没有此名称的单元文件</translation>
    </message>
    <message>
        <source>The manager knows the name {unit} because another unit mentions it, but there is no unit file (not-found). {detail}</source>
        <translation>管理器知道 {unit} 这个名称，是因为另一个单元提到了它，但没有对应的单元文件（not-found）。{detail}</translation>
    </message>
    <message>
        <source>Install the package it belongs to, or write the unit file and reload the configuration of the manager (daemon-reload).</source>
        <translation>安装它所属的软件包，或编写单元文件并重新加载管理器的配置（daemon-reload）。</translation>
    </message>
    <message>
        <source>its unit file cannot be understood</source>
        <translation>无法理解其单元文件</translation>
    </message>
    <message>
        <source>The manager could not load the unit file (bad-setting, error). {detail}</source>
        <translation>管理器无法加载单元文件（bad-setting、error）。{detail}</translation>
    </message>
    <message>
        <source>Correct the unit file, then reload the configuration of the manager (daemon-reload). The journal names the line.</source>
        <translation>更正单元文件，然后重新加载管理器的配置（daemon-reload）。日志中写有出错的行。</translation>
    </message>
    <message>
        <source>it is blocked</source>
        <translation>已被屏蔽</translation>
    </message>
    <message>
        <source>The unit is blocked, so nothing can start it (masked).</source>
        <translation>此单元已被屏蔽，因此无法启动（masked）。</translation>
    </message>
    <message>
        <source>Unblock it (unmask), then start it.</source>
        <translation>先取消屏蔽（unmask），再启动。</translation>
    </message>
    <message>
        <source>a condition was not met</source>
        <translation>某个条件未满足</translation>
    </message>
    <message>
        <source>When it was last to be started, a condition in its unit file was not met, so it was left alone. This is no failure. {detail}</source>
        <translation>上次要启动时，单元文件中的某个条件未满足，因此未启动。这不是失败。{detail}</translation>
    </message>
    <message>
        <source>If it should run, see to it that the condition is met, and start it again.</source>
        <translation>如果需要它运行，请确保满足该条件，然后重新启动。</translation>
    </message>
    <message>
        <source>a requirement was not met</source>
        <translation>某项要求未满足</translation>
    </message>
    <message>
        <source>A requirement in its unit file was not met (Assert…=). {detail}</source>
        <translation>单元文件中的某项要求未满足（Assert…=）。{detail}</translation>
    </message>
    <message>
        <source>See to it that the requirement is met, and start it again.</source>
        <translation>请确保满足该要求，然后重新启动。</translation>
    </message>
    <message>
        <source>its program ended with status {status}</source>
        <translation>程序以状态 {status} 结束</translation>
    </message>
    <message>
        <source>{program} ended by itself with exit status {status}, which means that it did not succeed ({step}=).</source>
        <translation>{program} 自行结束，退出状态为 {status}，表示未成功（{step}=）。</translation>
    </message>
    <message>
        <source>Read what it wrote to the journal before it ended.</source>
        <translation>查看它在结束前写入日志的内容。</translation>
    </message>
    <message>
        <source>it could not be set up</source>
        <translation>无法完成启动准备</translation>
    </message>
    <message>
        <source>systemd could not set up the process for {program} (step {status}, {step}=).</source>
        <translation>systemd 无法为 {program} 准备进程（步骤 {status}，{step}=）。</translation>
    </message>
    <message>
        <source>The journal says what was missing.</source>
        <translation>日志中写有缺少什么。</translation>
    </message>
    <message>
        <source>it was killed with {signal}</source>
        <translation>被 {signal} 杀死</translation>
    </message>
    <message>
        <source>{program} was ended by the signal {signal}, sent by another process, a person or the kernel ({step}=).</source>
        <translation>{program} 被信号 {signal} 结束，该信号来自另一个进程、某个用户或内核（{step}=）。</translation>
    </message>
    <message>
        <source>See in the journal what happened just before.</source>
        <translation>查看日志，了解此前发生了什么。</translation>
    </message>
    <message>
        <source>its program crashed ({signal})</source>
        <translation>程序崩溃（{signal}）</translation>
    </message>
    <message>
        <source>{program} crashed with {signal} and left a memory image (core-dump).</source>
        <translation>{program} 因 {signal} 崩溃，并留下了内存映像（core-dump）。</translation>
    </message>
    <message>
        <source>Look at the crash with “coredumpctl info”, and report it to the program&apos;s authors.</source>
        <translation>用“coredumpctl info”查看此次崩溃，并报告给程序作者。</translation>
    </message>
    <message>
        <source>it gave no sign of life</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>{program} did not report to systemd within its watchdog time (WatchdogSec=), so it was taken for hung and ended (watchdog).</source>
        <translation>{program} 未在看门狗时间内向 systemd 报告（WatchdogSec=），因此被视为挂起并结束（watchdog）。</translation>
    </message>
    <message>
        <source>See in the journal what it was doing. If it is only slow, give it a longer WatchdogSec=.</source>
        <translation>查看日志，了解它当时在做什么。如果只是较慢，请增大 WatchdogSec=。</translation>
    </message>
    <message>
        <source>it was not ready in time</source>
        <translation>未及时就绪</translation>
    </message>
    <message>
        <source>It did not get ready within its start time limit (TimeoutStartSec=), so it was ended (timeout).</source>
        <translation>它未在启动时限内就绪（TimeoutStartSec=），因此被结束（timeout）。</translation>
    </message>
    <message>
        <source>If it is only slow, give it a longer TimeoutStartSec=. If it never reports that it is ready, Type=notify is wrong for it.</source>
        <translation>如果只是较慢，请增大 TimeoutStartSec=。如果它从不报告就绪，则 Type=notify 不适合它。</translation>
    </message>
    <message>
        <source>it did not stop in time</source>
        <translation>未及时停止</translation>
    </message>
    <message>
        <source>It did not end within its stop time limit (TimeoutStopSec=), so it was killed (timeout).</source>
        <translation>它未在停止时限内结束（TimeoutStopSec=），因此被杀死（timeout）。</translation>
    </message>
    <message>
        <source>If it needs long to save its work, give it a longer TimeoutStopSec=.</source>
        <translation>如果保存工作需要较长时间，请增大 TimeoutStopSec=。</translation>
    </message>
    <message>
        <source>a time limit was reached</source>
        <translation>达到时限</translation>
    </message>
    <message>
        <source>It reached a time limit of its unit file and was ended (timeout).</source>
        <translation>它达到了单元文件中的某个时限，因此被结束（timeout）。</translation>
    </message>
    <message>
        <source>See which limit in the unit file: TimeoutStartSec=, TimeoutStopSec=, RuntimeMaxSec=.</source>
        <translation>查看单元文件中是哪个时限：TimeoutStartSec=、TimeoutStopSec=、RuntimeMaxSec=。</translation>
    </message>
    <message>
        <source>it did not start as its unit file promises</source>
        <translation>未按单元文件所述的方式启动</translation>
    </message>
    <message>
        <source>{program} ended before it reported that it was ready, or its PID file was wrong (protocol).</source>
        <translation>{program} 在报告就绪之前就结束了，或其 PID 文件有误（protocol）。</translation>
    </message>
    <message>
        <source>Check Type= in the unit file: “notify” needs a program that reports, “forking” one that goes to the background, else use “simple” or “exec”.</source>
        <translation>检查单元文件中的 Type=：“notify”要求程序报告就绪，“forking”要求程序转入后台，其他情况请用“simple”或“exec”。</translation>
    </message>
    <message>
        <source>the memory ran out</source>
        <translation>内存耗尽</translation>
    </message>
    <message>
        <source>The machine or the unit ran out of memory, and the kernel or systemd-oomd ended one of its processes (oom-kill).</source>
        <translation>计算机或单元的内存耗尽，内核或 systemd-oomd 结束了它的一个进程（oom-kill）。</translation>
    </message>
    <message>
        <source>Give it more memory (MemoryMax=), or see why it needs so much.</source>
        <translation>给它更多内存（MemoryMax=），或查明为何需要这么多。</translation>
    </message>
    <message>
        <source>it was started too often in a short time</source>
        <translation>短时间内启动次数过多</translation>
    </message>
    <message>
        <source>It was started so often in so short a time that systemd gave up (start-limit-hit). The reason it ended each time is in the journal.</source>
        <translation>它在短时间内启动次数过多，systemd 已放弃（start-limit-hit）。每次结束的原因见日志。</translation>
    </message>
    <message>
        <source>Remove that reason, clear the failure, and start it again.</source>
        <translation>消除该原因，清除失败状态，然后重新启动。</translation>
    </message>
    <message>
        <source>systemd could not start it</source>
        <translation>systemd 无法启动它</translation>
    </message>
    <message>
        <source>systemd itself lacked something it needs to start it: memory, a process, a file or a user (resources). {detail}</source>
        <translation>systemd 自身缺少启动它所需的资源：内存、进程、文件或用户（resources）。{detail}</translation>
    </message>
    <message>
        <source>a unit it needs could not be started</source>
        <translation>它需要的单元无法启动</translation>
    </message>
    <message>
        <source>A unit it needs (Requires=) could not be started (dependency). {detail}</source>
        <translation>它需要的单元（Requires=）无法启动（dependency）。{detail}</translation>
    </message>
    <message>
        <source>Look in the view “Failed” for that unit, and start it first.</source>
        <translation>在“失败”视图中找到该单元，先启动它。</translation>
    </message>
    <message>
        <source>its own check said no</source>
        <translation>自身的检查认为不必运行</translation>
    </message>
    <message>
        <source>The check command in its unit file (ExecCondition=) said that it need not run. This is no failure (exec-condition).</source>
        <translation>单元文件中的检查命令（ExecCondition=）表示不必运行。这不是失败（exec-condition）。</translation>
    </message>
    <message>
        <source>Read in the journal what the check found.</source>
        <translation>查看日志，了解检查的结果。</translation>
    </message>
    <message>
        <source>systemd gives the reason “{result}”</source>
        <translation>systemd 给出的原因是“{result}”</translation>
    </message>
    <message>
        <source>systemd gives the reason “{result}”, a word newer than this program.</source>
        <translation>systemd 给出的原因是“{result}”，本程序尚不认识这个词。</translation>
    </message>
    <message>
        <source>Read the journal; systemd.exec(5) explains the word.</source>
        <translation>请查看日志；systemd.exec(5) 解释了这个词。</translation>
    </message>
    <message>
        <source>its working directory could not be entered</source>
        <translation>无法进入其工作目录</translation>
    </message>
    <message>
        <source>Make the directory of WorkingDirectory=, or let its user (User=) enter it.</source>
        <translation>创建 WorkingDirectory= 指定的目录，或让其用户（User=）可以进入。</translation>
    </message>
    <message>
        <source>its priority could not be set</source>
        <translation>无法设置其优先级</translation>
    </message>
    <message>
        <source>Check Nice=.</source>
        <translation>检查 Nice=。</translation>
    </message>
    <message>
        <source>its open files could not be arranged</source>
        <translation>无法安排其打开的文件</translation>
    </message>
    <message>
        <source>its program could not be run</source>
        <translation>无法运行其程序</translation>
    </message>
    <message>
        <source>Check that {program} exists, that its name is spelt right in {step}=, that it is executable (chmod +x), and that the interpreter in its first line (#!) is there.</source>
        <translation>检查 {program} 是否存在，{step}= 中的名称是否正确，文件是否可执行（chmod +x），以及首行（#!）中的解释器是否存在。</translation>
    </message>
    <message>
        <source>there was not enough memory to start it</source>
        <translation>内存不足，无法启动</translation>
    </message>
    <message>
        <source>Free memory, or raise MemoryMax=.</source>
        <translation>释放内存，或增大 MemoryMax=。</translation>
    </message>
    <message>
        <source>its resource limits could not be set</source>
        <translation>无法设置其资源限制</translation>
    </message>
    <message>
        <source>Check the Limit…= settings; a user service cannot raise hard limits.</source>
        <translation>检查各 Limit…= 设置；用户服务无法提高硬限制。</translation>
    </message>
    <message>
        <source>its place in the order of out-of-memory kills could not be set</source>
        <translation>无法设置其内存不足时被结束的次序</translation>
    </message>
    <message>
        <source>Check OOMScoreAdjust=; a user service cannot lower it.</source>
        <translation>检查 OOMScoreAdjust=；用户服务无法降低它。</translation>
    </message>
    <message>
        <source>its signals could not be arranged</source>
        <translation>无法安排其信号</translation>
    </message>
    <message>
        <source>its input could not be opened</source>
        <translation>无法打开其输入</translation>
    </message>
    <message>
        <source>Check StandardInput= and TTYPath=.</source>
        <translation>检查 StandardInput= 和 TTYPath=。</translation>
    </message>
    <message>
        <source>its output could not be opened</source>
        <translation>无法打开其输出</translation>
    </message>
    <message>
        <source>Check StandardOutput=: the file&apos;s directory must exist and be writable.</source>
        <translation>检查 StandardOutput=：文件所在目录必须存在且可写。</translation>
    </message>
    <message>
        <source>its root directory could not be entered</source>
        <translation>无法进入其根目录</translation>
    </message>
    <message>
        <source>Check RootDirectory= and RootImage=.</source>
        <translation>检查 RootDirectory= 和 RootImage=。</translation>
    </message>
    <message>
        <source>its disk priority could not be set</source>
        <translation>无法设置其磁盘优先级</translation>
    </message>
    <message>
        <source>Check IOSchedulingClass= and IOSchedulingPriority=.</source>
        <translation>检查 IOSchedulingClass= 和 IOSchedulingPriority=。</translation>
    </message>
    <message>
        <source>its timer precision could not be set</source>
        <translation>无法设置其定时器精度</translation>
    </message>
    <message>
        <source>Check TimerSlackNSec=.</source>
        <translation>检查 TimerSlackNSec=。</translation>
    </message>
    <message>
        <source>its secure bits could not be set</source>
        <translation>无法设置其安全位</translation>
    </message>
    <message>
        <source>Check SecureBits=.</source>
        <translation>检查 SecureBits=。</translation>
    </message>
    <message>
        <source>its CPU scheduling could not be set</source>
        <translation>无法设置其 CPU 调度</translation>
    </message>
    <message>
        <source>Check CPUSchedulingPolicy= and CPUSchedulingPriority=.</source>
        <translation>检查 CPUSchedulingPolicy= 和 CPUSchedulingPriority=。</translation>
    </message>
    <message>
        <source>its CPUs could not be chosen</source>
        <translation>无法选择其使用的 CPU</translation>
    </message>
    <message>
        <source>Check CPUAffinity=.</source>
        <translation>检查 CPUAffinity=。</translation>
    </message>
    <message>
        <source>its group could not be set</source>
        <translation>无法设置其用户组</translation>
    </message>
    <message>
        <source>Check that the groups of Group= and SupplementaryGroups= exist. A user service must not name a group.</source>
        <translation>检查 Group= 和 SupplementaryGroups= 指定的组是否存在。用户服务不能指定组。</translation>
    </message>
    <message>
        <source>its user could not be set</source>
        <translation>无法设置其用户</translation>
    </message>
    <message>
        <source>Check that the user of User= exists (id NAME). A user service must not name a user.</source>
        <translation>检查 User= 指定的用户是否存在（id NAME）。用户服务不能指定用户。</translation>
    </message>
    <message>
        <source>its privileges could not be set</source>
        <translation>无法设置其特权</translation>
    </message>
    <message>
        <source>Check CapabilityBoundingSet= and AmbientCapabilities=. A user service cannot have more privileges than you.</source>
        <translation>检查 CapabilityBoundingSet= 和 AmbientCapabilities=。用户服务的特权不能多于您自己的。</translation>
    </message>
    <message>
        <source>its control group could not be made</source>
        <translation>无法创建其控制组</translation>
    </message>
    <message>
        <source>Check Slice= and Delegate=.</source>
        <translation>检查 Slice= 和 Delegate=。</translation>
    </message>
    <message>
        <source>its session could not be made</source>
        <translation>无法创建其会话</translation>
    </message>
    <message>
        <source>nobody confirmed that it may start</source>
        <translation>没有人确认可以启动</translation>
    </message>
    <message>
        <source>its error output could not be opened</source>
        <translation>无法打开其错误输出</translation>
    </message>
    <message>
        <source>Check StandardError=: the file&apos;s directory must exist and be writable.</source>
        <translation>检查 StandardError=：文件所在目录必须存在且可写。</translation>
    </message>
    <message>
        <source>its login session could not be set up</source>
        <translation>无法建立其登录会话</translation>
    </message>
    <message>
        <source>Check PAMName= and the files in /etc/pam.d.</source>
        <translation>检查 PAMName= 以及 /etc/pam.d 中的文件。</translation>
    </message>
    <message>
        <source>its own network could not be set up</source>
        <translation>无法建立其独立网络</translation>
    </message>
    <message>
        <source>Check PrivateNetwork= and NetworkNamespacePath=.</source>
        <translation>检查 PrivateNetwork= 和 NetworkNamespacePath=。</translation>
    </message>
    <message>
        <source>its own view of the file system could not be set up</source>
        <translation>无法建立其独立的文件系统视图</translation>
    </message>
    <message>
        <source>Check that every directory in ReadWritePaths=, BindPaths= and the like exists; in a container such settings may not be possible at all.</source>
        <translation>检查 ReadWritePaths=、BindPaths= 等设置中的目录是否都存在；在容器中，此类设置可能根本无法使用。</translation>
    </message>
    <message>
        <source>it could not be kept from gaining privileges</source>
        <translation>无法禁止其获取特权</translation>
    </message>
    <message>
        <source>Check NoNewPrivileges=.</source>
        <translation>检查 NoNewPrivileges=。</translation>
    </message>
    <message>
        <source>its system call filter could not be set</source>
        <translation>无法设置其系统调用过滤器</translation>
    </message>
    <message>
        <source>Check SystemCallFilter=.</source>
        <translation>检查 SystemCallFilter=。</translation>
    </message>
    <message>
        <source>its SELinux context could not be set</source>
        <translation>无法设置其 SELinux 上下文</translation>
    </message>
    <message>
        <source>Check SELinuxContext=.</source>
        <translation>检查 SELinuxContext=。</translation>
    </message>
    <message>
        <source>its execution domain could not be set</source>
        <translation>无法设置其执行域</translation>
    </message>
    <message>
        <source>Check Personality=.</source>
        <translation>检查 Personality=。</translation>
    </message>
    <message>
        <source>its AppArmor profile could not be set</source>
        <translation>无法设置其 AppArmor 配置</translation>
    </message>
    <message>
        <source>Check AppArmorProfile=, and that the profile is loaded.</source>
        <translation>检查 AppArmorProfile=，以及该配置是否已加载。</translation>
    </message>
    <message>
        <source>its address families could not be restricted</source>
        <translation>无法限制其地址族</translation>
    </message>
    <message>
        <source>Check RestrictAddressFamilies=.</source>
        <translation>检查 RestrictAddressFamilies=。</translation>
    </message>
    <message>
        <source>its runtime directory could not be made</source>
        <translation>无法创建其运行时目录</translation>
    </message>
    <message>
        <source>Check RuntimeDirectory=, and who owns what is there.</source>
        <translation>检查 RuntimeDirectory=，以及已有内容的所有者。</translation>
    </message>
    <message>
        <source>the owner of its socket could not be set</source>
        <translation>无法设置其套接字的所有者</translation>
    </message>
    <message>
        <source>Check SocketUser= and SocketGroup=.</source>
        <translation>检查 SocketUser= 和 SocketGroup=。</translation>
    </message>
    <message>
        <source>its SMACK label could not be set</source>
        <translation>无法设置其 SMACK 标签</translation>
    </message>
    <message>
        <source>Check SmackProcessLabel=.</source>
        <translation>检查 SmackProcessLabel=。</translation>
    </message>
    <message>
        <source>its keyring could not be set up</source>
        <translation>无法建立其密钥环</translation>
    </message>
    <message>
        <source>Check KeyringMode=.</source>
        <translation>检查 KeyringMode=。</translation>
    </message>
    <message>
        <source>its state directory could not be made</source>
        <translation>无法创建其状态目录</translation>
    </message>
    <message>
        <source>Check StateDirectory=, and who owns what is there.</source>
        <translation>检查 StateDirectory=，以及已有内容的所有者。</translation>
    </message>
    <message>
        <source>its cache directory could not be made</source>
        <translation>无法创建其缓存目录</translation>
    </message>
    <message>
        <source>Check CacheDirectory=, and who owns what is there.</source>
        <translation>检查 CacheDirectory=，以及已有内容的所有者。</translation>
    </message>
    <message>
        <source>its log directory could not be made</source>
        <translation>无法创建其日志目录</translation>
    </message>
    <message>
        <source>Check LogsDirectory=, and who owns what is there.</source>
        <translation>检查 LogsDirectory=，以及已有内容的所有者。</translation>
    </message>
    <message>
        <source>its configuration directory could not be made</source>
        <translation>无法创建其配置目录</translation>
    </message>
    <message>
        <source>Check ConfigurationDirectory=, and who owns what is there.</source>
        <translation>检查 ConfigurationDirectory=，以及已有内容的所有者。</translation>
    </message>
    <message>
        <source>its memory placement could not be set</source>
        <translation>无法设置其内存分布</translation>
    </message>
    <message>
        <source>Check NUMAPolicy= and NUMAMask=.</source>
        <translation>检查 NUMAPolicy= 和 NUMAMask=。</translation>
    </message>
    <message>
        <source>its credentials could not be read</source>
        <translation>无法读取其凭据</translation>
    </message>
    <message>
        <source>Check that the files of LoadCredential= and SetCredential= are there and readable.</source>
        <translation>检查 LoadCredential= 和 SetCredential= 的文件是否存在且可读。</translation>
    </message>
    <message>
        <source>its kernel filters could not be set up</source>
        <translation>无法建立其内核过滤器</translation>
    </message>
    <message>
        <source>Check RestrictFileSystems= and the other settings that need BPF.</source>
        <translation>检查 RestrictFileSystems= 以及其他需要 BPF 的设置。</translation>
    </message>
    <message>
        <source>wrong options, by custom</source>
        <translation>按惯例表示选项错误</translation>
    </message>
    <message>
        <source>not implemented, by custom</source>
        <translation>按惯例表示未实现</translation>
    </message>
    <message>
        <source>not permitted, by custom</source>
        <translation>按惯例表示不允许</translation>
    </message>
    <message>
        <source>not installed, by custom</source>
        <translation>按惯例表示未安装</translation>
    </message>
    <message>
        <source>not configured, by custom</source>
        <translation>按惯例表示未配置</translation>
    </message>
    <message>
        <source>not running, by custom</source>
        <translation>按惯例表示未运行</translation>
    </message>
    <message>
        <source>wrong options</source>
        <translation>选项错误</translation>
    </message>
    <message>
        <source>wrong input data</source>
        <translation>输入数据错误</translation>
    </message>
    <message>
        <source>an input file is missing or unreadable</source>
        <translation>输入文件缺失或不可读</translation>
    </message>
    <message>
        <source>a user does not exist</source>
        <translation>用户不存在</translation>
    </message>
    <message>
        <source>a host does not exist</source>
        <translation>主机不存在</translation>
    </message>
    <message>
        <source>something it needs is not available</source>
        <translation>所需的某样东西不可用</translation>
    </message>
    <message>
        <source>an internal error</source>
        <translation>内部错误</translation>
    </message>
    <message>
        <source>an error of the operating system</source>
        <translation>操作系统错误</translation>
    </message>
    <message>
        <source>a system file is missing or wrong</source>
        <translation>系统文件缺失或有误</translation>
    </message>
    <message>
        <source>an output file could not be made</source>
        <translation>无法创建输出文件</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>读取或写入失败</translation>
    </message>
    <message>
        <source>a failure that may pass; try again later</source>
        <translation>可能会自行消失的故障；请稍后重试</translation>
    </message>
    <message>
        <source>the other side answered wrongly</source>
        <translation>对方的回应有误</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>an error in its configuration</source>
        <translation>配置有误</translation>
    </message>
    <message>
        <source>a shell found a command that it could not run</source>
        <translation>shell 找到了命令但无法运行</translation>
    </message>
    <message>
        <source>a shell did not find a command</source>
        <translation>shell 找不到命令</translation>
    </message>
    <message>
        <source>interrupted, as a shell reports it</source>
        <translation>被中断（由 shell 报告）</translation>
    </message>
    <message>
        <source>a child was killed with SIGKILL, as a shell reports it</source>
        <translation>子进程被 SIGKILL 杀死（由 shell 报告）</translation>
    </message>
    <message>
        <source>a child was ended with SIGTERM, as a shell reports it</source>
        <translation>子进程被 SIGTERM 结束（由 shell 报告）</translation>
    </message>
    <message>
        <source>Its program</source>
        <translation>其程序</translation>
    </message>
    <message>
        <source>The status stands for: %1.</source>
        <translation>该状态表示：%1。</translation>
    </message>
    <message>
        <source>It said of itself: “%1”.</source>
        <translation>它自述：“%1”。</translation>
    </message>
    <message>
        <source>It reported the error “%1” (ERRNO=%2).</source>
        <translation>它报告了错误“%1”（ERRNO=%2）。</translation>
    </message>
    <message>
        <source>systemd tried to run {program}, but %1 ({status}, {step}=).</source>
        <extracomment>%1 is like &quot;its program could not be run&quot;; keep the names in braces</extracomment>
        <translation>systemd 尝试运行 {program}，但%1（{status}，{step}=）。</translation>
    </message>
    <message>
        <source>systemd tried to run {program}, but the kernel refused: it is not there, is not executable, or the interpreter in its first line is missing ({status}, {step}=).</source>
        <translation>systemd 尝试运行 {program}，但内核拒绝：文件不存在、不可执行，或首行中的解释器缺失（{status}，{step}=）。</translation>
    </message>
</context>
<context>
    <name>unitdeck::DifferenceView</name>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>There is no difference.</source>
        <translation>没有差异。</translation>
    </message>
</context>
<context>
    <name>unitdeck::DirectiveHelp</name>
    <message>
        <source>Values: %1</source>
        <translation>可取的值：%1</translation>
    </message>
    <message>
        <source>Explained in %1</source>
        <translation>说明见 %1</translation>
    </message>
    <message>
        <source>F1 tells more.</source>
        <translation>按 F1 查看详细说明。</translation>
    </message>
    <message>
        <source>The manual has no page for [%1].</source>
        <translation>手册中没有介绍 [%1] 的页面。</translation>
    </message>
    <message>
        <source>%1= is not explained in the manual of this machine (%2). It may be misspelt, newer than this systemd, or the manual is not installed.</source>
        <translation>本机的手册（%2）没有说明 %1=。可能是拼写有误，或比当前的 systemd 更新，也可能没有安装手册。</translation>
    </message>
    <message>
        <source>What the manual says</source>
        <translation>手册的说明</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>出自 %1</translation>
    </message>
</context>
<context>
    <name>unitdeck::FactsGrid</name>
    <message>
        <source>Autostart</source>
        <translation>自动启动</translation>
    </message>
    <message>
        <source>Also when I am not logged in</source>
        <translation>未登录时也启动</translation>
    </message>
    <message>
        <source>Your services then start when the machine starts, and go on when you log out. This holds for all of them (lingering).</source>
        <translation>这样，您的服务会在计算机启动时启动，并在您注销后继续运行。此设置对您的所有服务生效（lingering）。</translation>
    </message>
</context>
<context>
    <name>unitdeck::Finding</name>
    <message>
        <source>This line is no assignment; systemd ignores it.</source>
        <translation>这一行不是赋值，systemd 会忽略它。</translation>
    </message>
    <message>
        <source>Write Directive=value, or begin the line with # to make it a comment.</source>
        <translation>请写成“指令=值”，或在行首加 # 使其成为注释。</translation>
    </message>
    <message>
        <source>This section header is not closed; systemd refuses the whole file.</source>
        <translation>小节标题没有闭合，systemd 会拒绝整个文件。</translation>
    </message>
    <message>
        <source>Write it as [Service], with both brackets.</source>
        <translation>请像 [Service] 那样写上两个方括号。</translation>
    </message>
    <message>
        <source>%3= stands before the first section; systemd ignores it.</source>
        <translation>%3= 位于第一个小节之前，systemd 会忽略它。</translation>
    </message>
    <message>
        <source>Put it below [Unit], [Service] or [Install].</source>
        <translation>请把它放到 [Unit]、[Service] 或 [Install] 之下。</translation>
    </message>
    <message>
        <source>A unit of this type has no section of this name; systemd ignores all of it.</source>
        <translation>这种类型的单元没有这个名称的小节，systemd 会忽略整个小节。</translation>
    </message>
    <message>
        <source>%3= does not belong here; systemd ignores it.</source>
        <translation>%3= 不属于这里，systemd 会忽略它。</translation>
    </message>
    <message>
        <source>Put it below [%1].</source>
        <translation>请把它放到 [%1] 之下。</translation>
    </message>
    <message>
        <source>systemd does not know %3=; it ignores it.</source>
        <translation>systemd 不认识 %3=，会忽略它。</translation>
    </message>
    <message>
        <source>%3= came with systemd %1; this is systemd %2, which ignores it.</source>
        <translation>%3= 自 systemd %1 起才有；这里是 systemd %2，会忽略它。</translation>
    </message>
    <message>
        <source>The service has no program to start (ExecStart=).</source>
        <translation>该服务没有要启动的程序（ExecStart=）。</translation>
    </message>
    <message>
        <source>Write ExecStart= and the path of the program below [Service].</source>
        <translation>请在 [Service] 之下写上 ExecStart= 和程序的路径。</translation>
    </message>
    <message>
        <source>%1 is a path relative to nothing; %3= takes none.</source>
        <translation>%1 是相对路径，%3= 不接受相对路径。</translation>
    </message>
    <message>
        <source>Write the whole path, from the first slash.</source>
        <translation>请从第一个斜杠起写出完整路径。</translation>
    </message>
    <message>
        <source>There is no program %1 where systemd looks for it, which is not your PATH.</source>
        <translation>在 systemd 查找程序的位置（并非您的 PATH）没有程序 %1。</translation>
    </message>
    <message>
        <source>There is no program %1.</source>
        <translation>没有程序 %1。</translation>
    </message>
    <message>
        <source>Check the path; upper and lower case differ.</source>
        <translation>请检查路径；大小写是有区别的。</translation>
    </message>
    <message>
        <source>%1 is not marked as a program that may be run.</source>
        <translation>%1 没有可执行权限。</translation>
    </message>
    <message>
        <source>Allow it: chmod +x, or name its interpreter first.</source>
        <translation>请用 chmod +x 允许执行，或在前面写上解释器。</translation>
    </message>
    <message>
        <source>%1 is a script for %2, which is not there.</source>
        <translation>%1 是供 %2 运行的脚本，而后者不存在。</translation>
    </message>
    <message>
        <source>Install the interpreter, or correct the first line of the script.</source>
        <translation>请安装该解释器，或修正脚本的第一行。</translation>
    </message>
    <message>
        <source>“%1” means something to a shell only; no shell reads this line.</source>
        <translation>“%1”只对 shell 有意义，而这一行不经过 shell。</translation>
    </message>
    <message>
        <source>Write /bin/sh -c &apos;…&apos; around the command if a shell is wanted.</source>
        <translation>如果需要 shell，请用 /bin/sh -c &apos;…&apos; 包住命令。</translation>
    </message>
    <message>
        <source>%3= names %1, and there is no such unit.</source>
        <translation>%3= 提到 %1，但没有这个单元。</translation>
    </message>
    <message>
        <source>Check the name and its ending.</source>
        <translation>请检查名称及其后缀。</translation>
    </message>
    <message>
        <source>There is no %1 in this manager, so autostart would never start the unit.</source>
        <translation>此管理器中没有 %1，因此自动启动永远不会启动该单元。</translation>
    </message>
    <message>
        <source>%2 is the usual one.</source>
        <translation>通常使用 %2。</translation>
    </message>
    <message>
        <source>There is no user %1 on this machine.</source>
        <translation>这台计算机上没有用户 %1。</translation>
    </message>
    <message>
        <source>Create the user, or let systemd make one with DynamicUser=yes.</source>
        <translation>请创建该用户，或用 DynamicUser=yes 让 systemd 创建。</translation>
    </message>
    <message>
        <source>There is no group %1 on this machine.</source>
        <translation>这台计算机上没有用户组 %1。</translation>
    </message>
    <message>
        <source>The last start timed out, and the service has never said that it is ready.</source>
        <translation>上次启动超时，而且该服务从未报告过就绪。</translation>
    </message>
    <message>
        <source>Type=notify is for programs that send READY=1; others want Type=exec.</source>
        <translation>Type=notify 用于会发送 READY=1 的程序；其他程序请用 Type=exec。</translation>
    </message>
    <message>
        <source>What %1 prints stays in its buffer and comes to the journal late.</source>
        <translation>%1 的输出会停留在缓冲区中，很晚才进入日志。</translation>
    </message>
    <message>
        <source>Add Environment=PYTHONUNBUFFERED=1.</source>
        <translation>请添加 Environment=PYTHONUNBUFFERED=1。</translation>
    </message>
    <message>
        <source>Is [%1] meant?</source>
        <translation>是否指 [%1]？</translation>
    </message>
    <message>
        <source>Is %1= meant?</source>
        <translation>是否指 %1=？</translation>
    </message>
</context>
<context>
    <name>unitdeck::Format</name>
    <message>
        <source>%1 %</source>
        <extracomment>CPU use; %1 is a number</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is hours, %2 is minutes, both in words</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>unitdeck::GuardDialog</name>
    <message>
        <source>%1 %2?</source>
        <comment>Stop dbus.service?</comment>
        <translation>%1 %2？</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n unit(s)?</source>
        <comment>Stop 3 units?</comment>
        <translation>
            <numerusform>%1 %n 个单元？</numerusform>
        </translation>
    </message>
    <message>
        <source>What else goes down with it is being found out…</source>
        <translation>正在查明还有什么会随之停止…</translation>
    </message>
    <message>
        <source>Goes down with it</source>
        <translation>随之停止的单元</translation>
    </message>
    <message>
        <source>%1 anyway</source>
        <comment>Stop anyway</comment>
        <translation>仍要%1</translation>
    </message>
    <message>
        <source>What else goes down with it could not be found out: %1</source>
        <translation>无法查明还有什么会随之停止：%1</translation>
    </message>
    <message>
        <source>No other running unit goes down with it.</source>
        <translation>没有其他运行中的单元会随之停止。</translation>
    </message>
    <message>
        <source>These running units go down with it (%1):</source>
        <translation>以下运行中的单元会随之停止（%1 个）：</translation>
    </message>
</context>
<context>
    <name>unitdeck::Headline</name>
    <message>
        <source>%1 of %2 s</source>
        <extracomment>elapsed and limit, in seconds</extracomment>
        <translation>%1 / %2 秒</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 for %2…</source>
        <translation>%1，已 %2…</translation>
    </message>
    <message>
        <source>%1… %2</source>
        <translation>%1… %2</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Done %1 ago: its program ended well, and the unit counts as active.</source>
        <translation>%1前完成：程序已正常结束，单元仍算作活动。</translation>
    </message>
    <message>
        <source>Waiting for its time: %1.</source>
        <translation>等待触发时间：%1。</translation>
    </message>
    <message>
        <source>%1 for %2.</source>
        <translation>%1，已持续 %2。</translation>
    </message>
    <message>
        <source>%1 It was ready %2 after start.</source>
        <translation>%1启动后 %2就绪。</translation>
    </message>
    <message>
        <source>A template: give it a name after the @ to start one of it.</source>
        <translation>这是模板：在 @ 后加上名称即可启动一个实例。</translation>
    </message>
    <message>
        <source>Stopped. It has not run since the manager started.</source>
        <translation>已停止。自管理器启动以来未曾运行。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped %1 ago.</source>
        <translation>%1前停止。</translation>
    </message>
    <message>
        <source>Failed at %1.</source>
        <translation>于 %1 失败。</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>失败。</translation>
    </message>
    <message>
        <source>Failed at %1: %2.</source>
        <translation>于 %1 失败：%2。</translation>
    </message>
    <message>
        <source>Failed: %1.</source>
        <translation>失败：%1。</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>正在重启…</translation>
    </message>
    <message>
        <source>Restarting in %1.</source>
        <translation>将在 %1后重启。</translation>
    </message>
    <message>
        <source>%1 Before, %2.</source>
        <extracomment>%1 is &quot;Restarting in 4 s.&quot;, %2 like &quot;it was killed with SIGKILL&quot;</extracomment>
        <translation>%1此前%2。</translation>
    </message>
    <message>
        <source>Reading its configuration again…</source>
        <translation>正在重新读取自身配置…</translation>
    </message>
    <message>
        <source>Blocked: nothing can start it until it is unblocked (masked).</source>
        <translation>已屏蔽：取消屏蔽之前无法启动（masked）。</translation>
    </message>
    <message>
        <source>Missing: there is no unit file of this name.</source>
        <translation>缺失：没有此名称的单元文件。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 is a state like &quot;Stopped&quot;, %2 like &quot;a condition was not met&quot;</extracomment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Faulty: its unit file cannot be understood.</source>
        <translation>有误：无法理解其单元文件。</translation>
    </message>
</context>
<context>
    <name>unitdeck::HistoryDialog</name>
    <message>
        <source>History of %1</source>
        <translation>%1 的历史</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Nothing of this unit was saved with Unitdeck yet.</source>
        <translation>还没有用 Unitdeck 保存过此单元的文件。</translation>
    </message>
    <message>
        <source>Every save with Unitdeck is kept here. Choose one to see what bringing it back would change.</source>
        <translation>用 Unitdeck 进行的每次保存都留在这里。选择一项即可查看恢复它会改变什么。</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>The file is like this now.</source>
        <translation>文件现在就是这样。</translation>
    </message>
</context>
<context>
    <name>unitdeck::InstanceDialog</name>
    <message>
        <source>&amp;Autostart it, too</source>
        <translation>同时设为自动启动(&amp;A)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Instance of %1</source>
        <translation>%1 的实例</translation>
    </message>
    <message>
        <source>What stands for %i and %I in the unit file; a whole path is escaped as one</source>
        <translation>单元文件中 %i 和 %I 所代表的内容；完整路径会按路径转义</translation>
    </message>
    <message>
        <source>A&amp;rgument:</source>
        <translation>参数(&amp;R)：</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Same &amp;command:</source>
        <translation>等效命令(&amp;C)：</translation>
    </message>
    <message>
        <source>The name would be longer than systemd takes.</source>
        <translation>名称会超过 systemd 允许的长度。</translation>
    </message>
</context>
<context>
    <name>unitdeck::JobsPopup</name>
    <message>
        <source>Nothing is being started or stopped now.</source>
        <translation>当前没有正在启动或停止的单元。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1</source>
        <translation>作业 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the job of %1</source>
        <translation>取消 %1 的作业</translation>
    </message>
    <message>
        <source>Ended lately:</source>
        <translation>最近结束：</translation>
    </message>
</context>
<context>
    <name>unitdeck::Journal</name>
    <message>
        <source>Emergency</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Emergency only</source>
        <translation>仅紧急</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Alert and worse</source>
        <translation>警报及更严重</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Critical and worse</source>
        <translation>严重及更严重</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Error and worse</source>
        <translation>错误及更严重</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Warning and worse</source>
        <translation>警告及更严重</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Notice and worse</source>
        <translation>注意及更严重</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>信息及更严重</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>所有优先级</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 是 %2</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 不是 %2</translation>
    </message>
    <message>
        <source>%1 contains %2</source>
        <translation>%1 包含 %2</translation>
    </message>
    <message>
        <source>%1 does not contain %2</source>
        <translation>%1 不包含 %2</translation>
    </message>
    <message>
        <source>%1 matches %2</source>
        <translation>%1 匹配 %2</translation>
    </message>
    <message>
        <source>%1 does not match %2</source>
        <translation>%1 不匹配 %2</translation>
    </message>
    <message>
        <source>%1 and less severe</source>
        <translation>%1及更轻</translation>
    </message>
    <message>
        <source>One run: %1</source>
        <translation>一次运行：%1</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>Namespace %1</source>
        <translation>命名空间 %1</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>dd MMM HH:mm:ss</source>
        <extracomment>a time of another day (Qt&apos;s letters), always as long</extracomment>
        <translation>MM月dd日 HH:mm:ss</translation>
    </message>
    <message>
        <source>dd MMM</source>
        <extracomment>a day (Qt&apos;s letters)</extracomment>
        <translation>MM月dd日</translation>
    </message>
    <message>
        <source>Units of the user %1</source>
        <translation>用户 %1 的单元</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalChipsBar</name>
    <message>
        <source>Filters</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>Not: %1</source>
        <translation>排除：%1</translation>
    </message>
    <message>
        <source>Left out; click to show only this</source>
        <translation>已排除；点击则只显示它</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>移除筛选条件：%1</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选条件</translation>
    </message>
    <message>
        <source>Click to turn it round</source>
        <translation>点击以取反</translation>
    </message>
    <message>
        <source>Click to change it</source>
        <translation>点击以更改</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalDelegate</name>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>还有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>fold</source>
        <translation>折叠</translation>
    </message>
    <message numerus="yes">
        <source>more than %n more line(s)</source>
        <translation>
            <numerusform>还有超过 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>longer</source>
        <translation>更长</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalDetails</name>
    <message numerus="yes">
        <source>%n byte(s): </source>
        <translation>
            <numerusform>%n 字节：</numerusform>
        </translation>
    </message>
    <message>
        <source>Journal entry</source>
        <translation>日志条目</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>搜索字段</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close journal entry</source>
        <translation>关闭日志条目</translation>
    </message>
    <message>
        <source>Whole message</source>
        <translation>完整消息</translation>
    </message>
    <message>
        <source>Fields of the entry</source>
        <translation>条目的字段</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>no longer in the journal</source>
        <translation>已不在日志中</translation>
    </message>
    <message>
        <source>The message is longer; Copy message takes all of it.</source>
        <translation>消息更长；“复制消息”会复制全部内容。</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>前后</translation>
    </message>
    <message>
        <source>What else happened around this entry, without filters</source>
        <translation>不加筛选，看这条记录前后还发生了什么</translation>
    </message>
    <message>
        <source>Show unit</source>
        <translation>显示单元</translation>
    </message>
    <message>
        <source>Show only entries with this</source>
        <translation>只显示有此值的记录</translation>
    </message>
    <message>
        <source>Leave entries with this out</source>
        <translation>排除有此值的记录</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Unit file of %1</source>
        <translation>%1 的单元文件</translation>
    </message>
    <message>
        <source>Core dump</source>
        <translation>核心转储</translation>
    </message>
    <message>
        <source>Double click or Enter shows all of it</source>
        <translation>双击或按 Enter 显示全部内容</translation>
    </message>
    <message>
        <source>The value is longer; Copy value takes all of it.</source>
        <translation>该值更长；“复制值”可取得全部内容。</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalExportBar</name>
    <message>
        <source>Lines (short-iso) (*.log)</source>
        <translation>文本行（short-iso）(*.log)</translation>
    </message>
    <message>
        <source>All fields to read (verbose) (*.txt)</source>
        <translation>可读的全部字段（verbose）(*.txt)</translation>
    </message>
    <message>
        <source>JSON, an entry a line (*.json)</source>
        <translation>JSON，每行一条 (*.json)</translation>
    </message>
    <message>
        <source>Journal export format (*.export)</source>
        <translation>日志导出格式 (*.export)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Exporting: %1 entries, %2 %</source>
        <translation>正在导出：%1 条，%2 %</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>导出已取消；没有写入文件。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The journal could not be exported to %1: %2</source>
        <translation>无法将日志导出到 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were exported to %1.</source>
        <translation>
            <numerusform>已将 %Ln 个条目导出到 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>All that the filters show, to:</source>
        <translation>筛选显示的全部条目，导出到：</translation>
    </message>
    <message numerus="yes">
        <source>%n selected entries, to:</source>
        <translation>
            <numerusform>所选的 %n 个条目，导出到：</numerusform>
        </translation>
    </message>
    <message>
        <source>a file of the journal was cut short meanwhile.</source>
        <translation>期间有一个日志文件被截短。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the chosen entries are no longer in the journal.</source>
        <translation>
            <numerusform>所选记录中有 %Ln 条已不在日志中。</numerusform>
        </translation>
    </message>
    <message>
        <source>The entries could not be copied: %1</source>
        <translation>无法复制这些记录：%1</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalFields</name>
    <message>
        <source>The text that was logged.</source>
        <translation>记录的文字。</translation>
    </message>
    <message>
        <source>The name under which it was logged.</source>
        <translation>记录时所用的名称。</translation>
    </message>
    <message>
        <source>From 0 (emergency) to 7 (debug).</source>
        <translation>从 0（紧急）到 7（调试）。</translation>
    </message>
    <message>
        <source>The system unit of the process.</source>
        <translation>进程所属的系统单元。</translation>
    </message>
    <message>
        <source>The user unit of the process.</source>
        <translation>进程所属的用户单元。</translation>
    </message>
    <message>
        <source>How it came to the journal: journal, stdout, syslog, kernel, audit or driver (journald itself).</source>
        <translation>进入日志的途径：journal、stdout、syslog、kernel、audit 或 driver（journald 自身）。</translation>
    </message>
    <message>
        <source>The process that logged it.</source>
        <translation>写下它的进程。</translation>
    </message>
    <message>
        <source>The user of the process.</source>
        <translation>进程的用户。</translation>
    </message>
    <message>
        <source>The group of the process.</source>
        <translation>进程的组。</translation>
    </message>
    <message>
        <source>The short name of the process.</source>
        <translation>进程的短名称。</translation>
    </message>
    <message>
        <source>The program it ran.</source>
        <translation>进程运行的程序。</translation>
    </message>
    <message>
        <source>The command line of the process.</source>
        <translation>进程的命令行。</translation>
    </message>
    <message>
        <source>The machine it ran on.</source>
        <translation>运行所在的机器。</translation>
    </message>
    <message>
        <source>The machine&apos;s ID (machine-id(5)).</source>
        <translation>机器的 ID（machine-id(5)）。</translation>
    </message>
    <message>
        <source>The time between two starts of the machine.</source>
        <translation>机器两次启动之间的这段时间。</translation>
    </message>
    <message>
        <source>The capabilities of the process.</source>
        <translation>进程的能力（capabilities）。</translation>
    </message>
    <message>
        <source>The control group of the process.</source>
        <translation>进程的控制组。</translation>
    </message>
    <message>
        <source>The slice of the unit.</source>
        <translation>单元所在的 slice。</translation>
    </message>
    <message>
        <source>The login session of the process.</source>
        <translation>进程的登录会话。</translation>
    </message>
    <message>
        <source>The owner of that session.</source>
        <translation>该会话的所有者。</translation>
    </message>
    <message>
        <source>The run of the unit in which it was logged.</source>
        <translation>写下它时单元的那次运行。</translation>
    </message>
    <message>
        <source>The run of the unit that is spoken of.</source>
        <translation>所述单元的那次运行。</translation>
    </message>
    <message>
        <source>The system unit that is spoken of.</source>
        <translation>所述的系统单元。</translation>
    </message>
    <message>
        <source>The user unit that is spoken of.</source>
        <translation>所述的用户单元。</translation>
    </message>
    <message>
        <source>The job of the manager.</source>
        <translation>管理器的任务。</translation>
    </message>
    <message>
        <source>What that job did: start, stop and so on.</source>
        <translation>该任务做什么：启动、停止等。</translation>
    </message>
    <message>
        <source>How that job ended.</source>
        <translation>该任务如何结束。</translation>
    </message>
    <message>
        <source>How the process ended: exited, or killed by a signal.</source>
        <translation>进程如何结束：自行退出，或被信号终止。</translation>
    </message>
    <message>
        <source>Its exit status, or the signal.</source>
        <translation>退出状态，或信号。</translation>
    </message>
    <message>
        <source>The kind of message; the message catalogue explains it.</source>
        <translation>消息的种类；消息目录对它有说明。</translation>
    </message>
    <message>
        <source>The syslog facility, as a number.</source>
        <translation>syslog 设施的编号。</translation>
    </message>
    <message>
        <source>The process, as it said itself.</source>
        <translation>程序自己所说的进程号。</translation>
    </message>
    <message>
        <source>The place in the source code.</source>
        <translation>源代码中的位置。</translation>
    </message>
    <message>
        <source>When it was logged, by the clock of who logged it, in µs.</source>
        <translation>按记录者的时钟，写下它的时间，单位微秒。</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalFilterDialog</name>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选条件</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>不包含</translation>
    </message>
    <message>
        <source>matches the expression</source>
        <translation>匹配表达式</translation>
    </message>
    <message>
        <source>does not match the expression</source>
        <translation>不匹配表达式</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>&amp;Field:</source>
        <translation>字段(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Condition:</source>
        <translation>条件(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Value:</source>
        <translation>值(&amp;V)：</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>A field&apos;s name is made of capital letters, digits and “_”.</source>
        <translation>字段名由大写字母、数字和“_”组成。</translation>
    </message>
    <message>
        <source>This is no regular expression: %1</source>
        <translation>这不是正则表达式：%1</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalListView</name>
    <message>
        <source>Journal entries</source>
        <translation>日志条目</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalMenu</name>
    <message>
        <source>Last 15 minutes</source>
        <translation>最近 15 分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Since yesterday</source>
        <translation>自昨天起</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地时间</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Before now</source>
        <translation>距现在</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Collapse repeats</source>
        <translation>合并重复条目</translation>
    </message>
    <message>
        <source>All lines of messages</source>
        <translation>显示消息的所有行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Kept queries</source>
        <translation>保存的查询</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间显示</translation>
    </message>
    <message>
        <source>Looking for them…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>The journal knows of none</source>
        <translation>日志中没有</translation>
    </message>
    <message>
        <source>Received from other machines</source>
        <translation>从其他机器接收</translation>
    </message>
    <message>
        <source>There are no others here</source>
        <translation>这里没有其他日志</translation>
    </message>
    <message>
        <source>None yet: “The query as text…” keeps one</source>
        <translation>尚无：可在“以文字表示的查询…”中保存</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>What is in the search field</source>
        <translation>搜索框中的文字</translation>
    </message>
    <message>
        <source>Mark “%1”</source>
        <translation>标记“%1”</translation>
    </message>
    <message>
        <source>No longer “%1”</source>
        <translation>不再标记“%1”</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalNotice</name>
    <message>
        <source>You may not read this part of the journal.</source>
        <translation>您无权读取这部分日志。</translation>
    </message>
    <message>
        <source>Members of the group “%1” may. This command adds you to it; it takes effect after your next login.</source>
        <translation>“%1”组的成员可以读取。此命令将您加入该组；下次登录后生效。</translation>
    </message>
    <message>
        <source>There is no journal here.</source>
        <translation>此处没有日志。</translation>
    </message>
    <message>
        <source>systemd-journald is not running, or is set to keep nothing (Storage=none). This page looks again by itself.</source>
        <translation>systemd-journald 未运行，或设为不保存（Storage=none）。本页会自行再次查看。</translation>
    </message>
    <message>
        <source>The journal could not be read.</source>
        <translation>无法读取日志。</translation>
    </message>
    <message>
        <source>No entry matches.</source>
        <translation>没有匹配的条目。</translation>
    </message>
    <message>
        <source>The journal has no entries.</source>
        <translation>日志中没有条目。</translation>
    </message>
    <message>
        <source>The journal has no entries of %1 yet.</source>
        <translation>日志中还没有 %1 的条目。</translation>
    </message>
    <message>
        <source>If it runs and should have printed something, its output may still be in a buffer: programs hold output back when it does not go to a terminal. For Python, Environment=PYTHONUNBUFFERED=1 in the [Service] section turns that off.</source>
        <translation>如果它在运行且应当有输出，输出可能仍在缓冲区中：不输出到终端时，程序会暂存输出。对于 Python，在 [Service] 节中设置 Environment=PYTHONUNBUFFERED=1 可关闭缓冲。</translation>
    </message>
    <message>
        <source>The journal is kept in memory only: entries from before the last boot are gone.</source>
        <translation>日志仅保存在内存中：上次启动之前的条目已丢失。</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除过滤条件</translation>
    </message>
    <message>
        <source>This is no regular expression.</source>
        <translation>这不是正则表达式。</translation>
    </message>
    <message>
        <source>This is no time that could be understood.</source>
        <translation>无法理解这个时间。</translation>
    </message>
    <message>
        <source>There is no journal in %1.</source>
        <translation>%1 中没有日志。</translation>
    </message>
    <message>
        <source>Journal files end in “.journal”; this page looks again by itself.</source>
        <translation>日志文件以“.journal”结尾；此页面会自动再次查看。</translation>
    </message>
    <message>
        <source>%1 is no journal, or is cut off or damaged (%2).</source>
        <translation>%1 不是日志，或者被截断或已损坏（%2）。</translation>
    </message>
    <message>
        <source>The text is looked for in the messages only; a filter (Ctrl+Shift+F) finds it in other fields.</source>
        <translation>文本只在消息中查找；用筛选条件（Ctrl+Shift+F）可在其他字段中查找。</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalPage</name>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>All boots</source>
        <translation>所有启动</translation>
    </message>
    <message>
        <source>This boot</source>
        <translation>本次启动</translation>
    </message>
    <message>
        <source>Search journal</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Show new entries as they come (journalctl --follow)</source>
        <translation>有新条目时立即显示（journalctl --follow）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新条目</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Looked at everything back to %1.</source>
        <translation>已查看到 %1 为止的全部条目。</translation>
    </message>
    <message>
        <source>Searching… back to %1</source>
        <translation>正在搜索… 已到 %1</translation>
    </message>
    <message>
        <source>Only a part: the rest of the journal is for members of the group “%1”.</source>
        <translation>仅为一部分：其余日志只有“%1”组的成员可以读取。</translation>
    </message>
    <message>
        <source>Kept in memory only, until the next boot.</source>
        <translation>仅保存在内存中，直到下次启动。</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Copy all fields</source>
        <translation>复制所有字段</translation>
    </message>
    <message>
        <source>Copy journalctl command</source>
        <translation>复制 journalctl 命令</translation>
    </message>
    <message>
        <source>Show only: %1</source>
        <translation>仅显示：%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>下一个错误</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>上一个错误</translation>
    </message>
    <message>
        <source>Newest entries</source>
        <translation>最新的记录</translation>
    </message>
    <message>
        <source>Oldest entries</source>
        <translation>最早的记录</translation>
    </message>
    <message>
        <source>Around the entry</source>
        <translation>记录的前后</translation>
    </message>
    <message>
        <source>Add a filter…</source>
        <translation>添加筛选条件…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Around this entry</source>
        <translation>这条记录的前后</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>只显示 %1</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>排除 %1</translation>
    </message>
    <message>
        <source>Leave out the identifier “%1”</source>
        <translation>排除标识符“%1”</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>More ways to narrow what is shown, kept queries, export</source>
        <translation>更多筛选方式、保存的查询、导出</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>The text is a regular expression (journalctl --grep)</source>
        <translation>文字是正则表达式（journalctl --grep）</translation>
    </message>
    <message>
        <source>The query as text…</source>
        <translation>以文字表示的查询…</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>Everything that was logged around %1, without filters</source>
        <translation>%1 前后的全部记录，不加筛选</translation>
    </message>
    <message>
        <source>Go to a time…</source>
        <translation>转到某个时间…</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>转到某个时间</translation>
    </message>
    <message>
        <source>For example “yesterday”, “2 hours ago”, “14:30” or “2026-11-27 14:30”:</source>
        <translation>例如“yesterday”、“2 hours ago”、“14:30”或“2026-11-27 14:30”：</translation>
    </message>
    <message>
        <source>“%1” is not understood as a time.</source>
        <translation>“%1”无法理解为时间。</translation>
    </message>
    <message>
        <source>%1 was written by a later systemd and cannot be read here.</source>
        <translation>%1 由更新版本的 systemd 写入，在此无法读取。</translation>
    </message>
    <message>
        <source>%1 is damaged: nothing in it can be read.</source>
        <translation>%1 已损坏：其中的内容都无法读取。</translation>
    </message>
    <message>
        <source>%1 is damaged: only %2 entries in it can be read.</source>
        <translation>%1 已损坏：其中只有 %2 个条目可以读取。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 of its %3 entries can be read.</source>
        <translation>%1 已损坏：%3 个条目中有 %2 个可以读取。</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>The journal has nothing older.</source>
        <translation>日志中没有更早的条目。</translation>
    </message>
    <message numerus="yes">
        <source>%n more files are damaged.</source>
        <translation>
            <numerusform>另有 %n 个文件已损坏。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was logged around %1, with other filters than before</source>
        <translation>%1 前后记录的内容，筛选条件与之前不同</translation>
    </message>
    <message>
        <source>Nothing older matches.</source>
        <translation>没有更早的匹配条目。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries came too fast to show; scroll up to read them.</source>
        <translation>
            <numerusform>%Ln 条记录来得太快，未能显示；向上滚动即可阅读。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln entries came too fast to show; scroll up to read them.</source>
        <translation>
            <numerusform>有超过 %Ln 条记录来得太快，未能显示；向上滚动即可阅读。</numerusform>
        </translation>
    </message>
    <message>
        <source>The range of time has ended: nothing new comes into it.</source>
        <translation>该时间范围已经结束，不会再有新记录。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows selected, all that are loaded; Export takes all entries.</source>
        <translation>
            <numerusform>已选择 %Ln 行，即已载入的全部；导出会包含所有记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>已选择 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are missing among the entries loaded here: journald left out what was over its rate limit (RateLimitBurst= in journald.conf).</source>
        <translation>
            <numerusform>此处已载入的记录中缺少 %Ln 条消息：journald 丢弃了超出速率限制的部分（journald.conf 中的 RateLimitBurst=）。</numerusform>
        </translation>
    </message>
    <message>
        <source>None further back; without Shift it goes on.</source>
        <translation>往前没有更多了；不按 Shift 则向后查找。</translation>
    </message>
    <message>
        <source>None further on; with Shift it goes back.</source>
        <translation>往后没有更多了；按住 Shift 则向前查找。</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalQueryDialog</name>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>Journal query</source>
        <translation>日志查询</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>A name for it</source>
        <translation>为它取名</translation>
    </message>
    <message>
        <source>&amp;Query:</source>
        <translation>查询(&amp;Q)：</translation>
    </message>
    <message>
        <source>The same in a &amp;terminal:</source>
        <translation>终端中的等效命令(&amp;T)：</translation>
    </message>
    <message>
        <source>Keep it &amp;as:</source>
        <translation>保存为(&amp;A)：</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>This is not understood: %1</source>
        <translation>无法理解：%1</translation>
    </message>
    <message>
        <source>This is not a time: %1</source>
        <translation>这不是时间：%1</translation>
    </message>
    <message>
        <source>journalctl has no words for %1: it prints more.</source>
        <translation>journalctl 无法表达 %1：它会输出更多。</translation>
    </message>
    <message>
        <source>Kept as “%1”</source>
        <translation>已保存为“%1”</translation>
    </message>
    <message>
        <source>Words of it: unit:NAME  user-unit:NAME  -unit:NAME  priority:err  priority:0..4  boot:ID  run:ID  since:yesterday  until:&quot;2026-11-27 10:00&quot;  FIELD=value  -FIELD=value  FIELD~text  FIELD/expression  regex:EXPRESSION  file:PATH  namespace:NAME. All others are text that the message must hold.</source>
        <translation>可用的词：unit:名称  user-unit:名称  -unit:名称  priority:err  priority:0..4  boot:ID  run:ID  since:yesterday  until:&quot;2026-11-27 10:00&quot;  FIELD=值  -FIELD=值  FIELD~文本  FIELD/表达式  regex:表达式  file:路径  namespace:名称。其余都是消息中必须含有的文本。</translation>
    </message>
</context>
<context>
    <name>unitdeck::JournalWindow</name>
    <message>
        <source>Unitdeck – Journal of %1</source>
        <translation>Unitdeck – %1 的日志</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Search journal</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>unitdeck::KillDialog</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>向 %1 发送信号</translation>
    </message>
    <message numerus="yes">
        <source>Kill %n unit(s)</source>
        <translation>
            <numerusform>向 %n 个单元发送信号</numerusform>
        </translation>
    </message>
    <message>
        <source>A signal asks or forces processes to do something. To end a service for good, use Stop: after a kill its Restart= setting may start it again.</source>
        <translation>信号用于请求或强制进程做某事。要真正结束服务，请使用“停止”：发送信号后，其 Restart= 设置可能会再次启动它。</translation>
    </message>
    <message>
        <source>Search signals</source>
        <translation>搜索信号</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Signal number %1</source>
        <translation>信号编号 %1</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>All processes</source>
        <translation>所有进程</translation>
    </message>
    <message>
        <source>Main process only</source>
        <translation>仅主进程</translation>
    </message>
    <message>
        <source>Control process only (of a start, reload or stop command)</source>
        <translation>仅控制进程（启动、重新加载或停止命令的进程）</translation>
    </message>
    <message>
        <source>Processes that get the signal</source>
        <translation>收到信号的进程</translation>
    </message>
    <message>
        <source>&amp;Who gets it:</source>
        <translation>发送给(&amp;W)：</translation>
    </message>
    <message>
        <source>Same &amp;command:</source>
        <translation>等效命令(&amp;C)：</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>there is none now</source>
        <translation>当前没有</translation>
    </message>
    <message>
        <source>No signal chosen</source>
        <translation>未选择信号</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>发送 %1</translation>
    </message>
    <message>
        <source>no process known</source>
        <translation>没有已知进程</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::MainWindow</name>
    <message>
        <source>Unitdeck</source>
        <translation>Unitdeck</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>No unit in this view matches “%1”.</source>
        <translation>此视图中没有与“%1”匹配的单元。</translation>
    </message>
    <message>
        <source>The units are being listed…</source>
        <translation>正在列出单元…</translation>
    </message>
    <message>
        <source>There is no unit %1 in this manager.</source>
        <translation>此管理器中没有单元 %1。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>in the command palette: %1 is a verb, %2 a unit</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Search units</source>
        <translation>搜索单元</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Show journal</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>重新读取列表</translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>撤销上一步操作</translation>
    </message>
    <message>
        <source>Copy the last action&apos;s command</source>
        <translation>复制上一步操作的命令</translation>
    </message>
    <message>
        <source>Reload unit files (daemon-reload)</source>
        <translation>重新加载单元文件（daemon-reload）</translation>
    </message>
    <message>
        <source>Re-execute the manager (daemon-reexec)</source>
        <translation>重新执行管理器（daemon-reexec）</translation>
    </message>
    <message>
        <source>Details beside the table</source>
        <translation>在表格旁显示详情</translation>
    </message>
    <message>
        <source>Demo service…</source>
        <translation>演示服务…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>视图：%1</translation>
    </message>
    <message>
        <source>User services</source>
        <translation>用户服务</translation>
    </message>
    <message>
        <source>System services</source>
        <translation>系统服务</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单 (F10)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Unit file</source>
        <translation>单元文件</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Do not notify me of its failures</source>
        <translation>不再通知它的失败</translation>
    </message>
    <message>
        <source>New service…</source>
        <translation>新建服务…</translation>
    </message>
    <message>
        <source>Run once…</source>
        <translation>运行一次…</translation>
    </message>
    <message>
        <source>Settings of the service…</source>
        <translation>服务设置…</translation>
    </message>
    <message>
        <source>New timer for it…</source>
        <translation>为它新建定时器…</translation>
    </message>
    <message>
        <source>Make this a system service…</source>
        <translation>改为系统服务…</translation>
    </message>
    <message>
        <source>Delete the unit…</source>
        <translation>删除单元…</translation>
    </message>
    <message>
        <source>Start an instance…</source>
        <translation>启动一个实例…</translation>
    </message>
    <message>
        <source>Make this a user service…</source>
        <translation>改为用户服务…</translation>
    </message>
    <message>
        <source>It is no template.</source>
        <translation>它不是模板。</translation>
    </message>
    <message>
        <source>Journal of the whole machine</source>
        <translation>整台机器的日志</translation>
    </message>
    <message>
        <source>Open another journal…</source>
        <translation>打开其他日志…</translation>
    </message>
    <message>
        <source>Open another journal</source>
        <translation>打开其他日志</translation>
    </message>
    <message>
        <source>Journals (*.journal *.journal~)</source>
        <translation>日志文件 (*.journal *.journal~)</translation>
    </message>
</context>
<context>
    <name>unitdeck::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>unitdeck::MessageRow</name>
    <message>
        <source>Close this message (Esc)</source>
        <translation>关闭此消息 (Esc)</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>unitdeck::NewServiceForm</name>
    <message>
        <source>Start it no&amp;w</source>
        <translation>立即启动(&amp;W)</translation>
    </message>
    <message>
        <source>Me, while I am logged in (user service)</source>
        <translation>我自己，在登录期间（用户服务）</translation>
    </message>
    <message>
        <source>The whole machine (system service)</source>
        <translation>整台计算机（系统服务）</translation>
    </message>
    <message>
        <source>The whole path, or drop the file here</source>
        <translation>完整路径，或把文件拖到这里</translation>
    </message>
    <message>
        <source>Choose a program or script</source>
        <translation>选择程序或脚本</translation>
    </message>
    <message>
        <source>A line for each: NAME=value</source>
        <translation>每行一个：名称=值</translation>
    </message>
    <message>
        <source>when its program runs</source>
        <translation>程序运行起来时</translation>
    </message>
    <message>
        <source>when it says so (READY=1)</source>
        <translation>由它自己通知时（READY=1）</translation>
    </message>
    <message>
        <source>when it has ended: it does one thing</source>
        <translation>结束时：它只做一件事</translation>
    </message>
    <message>
        <source>when its first process ends: it goes to the background</source>
        <translation>首个进程结束时：它转入后台</translation>
    </message>
    <message>
        <source>only when I start it</source>
        <translation>仅在我启动它时</translation>
    </message>
    <message>
        <source>at login</source>
        <translation>登录时</translation>
    </message>
    <message>
        <source>on a schedule</source>
        <translation>按时间表</translation>
    </message>
    <message>
        <source>when something connects</source>
        <translation>有连接时</translation>
    </message>
    <message>
        <source>when a file changes</source>
        <translation>文件变化时</translation>
    </message>
    <message>
        <source>A port, ADDRESS:PORT, or the path of a socket. The program takes the connection from systemd (sd_listen_fds).</source>
        <translation>端口、“地址:端口”或套接字的路径。程序从 systemd 接过连接（sd_listen_fds）。</translation>
    </message>
    <message>
        <source>The whole path of a file or folder</source>
        <translation>文件或文件夹的完整路径</translation>
    </message>
    <message>
        <source>it stays ended</source>
        <translation>保持结束状态</translation>
    </message>
    <message>
        <source>start it again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>start it again, also if it ended well</source>
        <translation>重新启动，即使是正常结束</translation>
    </message>
    <message>
        <source>&amp;Program:</source>
        <translation>程序(&amp;P)：</translation>
    </message>
    <message>
        <source>A&amp;rguments:</source>
        <translation>参数(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>描述(&amp;D)：</translation>
    </message>
    <message>
        <source>It is f&amp;or:</source>
        <translation>用于(&amp;O)：</translation>
    </message>
    <message>
        <source>Runs as &amp;user:</source>
        <translation>运行用户(&amp;U)：</translation>
    </message>
    <message>
        <source>It &amp;starts:</source>
        <translation>何时启动(&amp;S)：</translation>
    </message>
    <message>
        <source>Sc&amp;hedule:</source>
        <translation>时间表(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Listens on:</source>
        <translation>监听(&amp;L)：</translation>
    </message>
    <message>
        <source>Wa&amp;tches:</source>
        <translation>监视(&amp;T)：</translation>
    </message>
    <message>
        <source>It is read&amp;y:</source>
        <translation>何时就绪(&amp;Y)：</translation>
    </message>
    <message>
        <source>If it &amp;fails:</source>
        <translation>失败时(&amp;F)：</translation>
    </message>
    <message>
        <source>Wor&amp;king folder:</source>
        <translation>工作文件夹(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>环境变量(&amp;E)：</translation>
    </message>
    <message>
        <source>when the machine starts</source>
        <translation>计算机启动时</translation>
    </message>
    <message>
        <source>Choose the program first.</source>
        <translation>请先选择程序。</translation>
    </message>
    <message>
        <source>The program is being looked at…</source>
        <translation>正在检查程序…</translation>
    </message>
    <message>
        <source>The program needs its whole path, from the first slash.</source>
        <translation>程序需要写完整路径，从第一个斜杠开始。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be run: it is not executable, and its ending names no interpreter. “chmod +x” makes it executable.</source>
        <translation>%1 无法运行：它不可执行，扩展名也看不出用哪个解释器。“chmod +x”可使其可执行。</translation>
    </message>
    <message>
        <source>“%1” is no name of a service: it takes letters, digits and “:-_.”.</source>
        <translation>“%1”不能作为服务名：只能用字母、数字和“:-_.”。</translation>
    </message>
    <message>
        <source>There is a unit %1 already; choose another name.</source>
        <translation>已有单元 %1；请换一个名称。</translation>
    </message>
    <message>
        <source>Say what it listens on.</source>
        <translation>请填写监听什么。</translation>
    </message>
    <message>
        <source>What it watches needs its whole path.</source>
        <translation>监视的对象需要写完整路径。</translation>
    </message>
    <message>
        <source>%1 lets what it prints come to the journal at once.</source>
        <translation>%1 使它的输出立即进入日志。</translation>
    </message>
    <message>
        <source>It is not executable, so %1 runs it.</source>
        <translation>它不可执行，因此由 %1 来运行。</translation>
    </message>
    <message>
        <source>The program is in your home, where you can change what the system runs. Better make it a user service, and that a system service later: it then gets a place and a user of its own.</source>
        <translation>程序在您的主目录中，您可以改动系统所运行的内容。最好先建成用户服务，以后再改为系统服务：那时它会有自己的位置和用户。</translation>
    </message>
</context>
<context>
    <name>unitdeck::Notifier</name>
    <message numerus="yes">
        <source>%1 failed %n time(s)</source>
        <translation>
            <numerusform>%1 已失败 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败了</translation>
    </message>
    <message>
        <source>It was started again before anybody could ask why.</source>
        <translation>还没来得及询问原因，它就已重新启动。</translation>
    </message>
    <message>
        <source>systemd starts it again by itself.</source>
        <translation>systemd 会自动再次启动它。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Show journal</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Mute for an hour</source>
        <translation>静音一小时</translation>
    </message>
    <message numerus="yes">
        <source>%n more unit(s) failed</source>
        <translation>
            <numerusform>另有 %n 个单元失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Show failed units</source>
        <translation>显示失败的单元</translation>
    </message>
</context>
<context>
    <name>unitdeck::PlanDialog</name>
    <message>
        <source>Copy as commands</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show the service</source>
        <translation>查看服务</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>The same by hand</source>
        <translation>等效的手工命令</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Its lines in the journal</source>
        <translation>它在日志中的内容</translation>
    </message>
    <message>
        <source>Copy a shell script that does the same</source>
        <translation>复制功能相同的 shell 脚本</translation>
    </message>
    <message>
        <source>Text of %1</source>
        <translation>%1 的内容</translation>
    </message>
    <message>
        <source>Stop and undo</source>
        <translation>停止并撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Waiting for the administrator&apos;s password…</source>
        <translation>正在等待管理员密码…</translation>
    </message>
</context>
<context>
    <name>unitdeck::PlanWords</name>
    <message>
        <source>Start %1 (user)</source>
        <translation>启动 %1（用户）</translation>
    </message>
    <message>
        <source>Start %1 (system)</source>
        <translation>启动 %1（系统）</translation>
    </message>
    <message>
        <source>Let %1 start when you log in</source>
        <translation>让 %1 在您登录时启动</translation>
    </message>
    <message>
        <source>Let %1 start when the machine does</source>
        <translation>让 %1 随计算机启动</translation>
    </message>
    <message>
        <source>Let your manager read its files again</source>
        <translation>让您的管理器重新读取文件</translation>
    </message>
    <message>
        <source>Let the system&apos;s manager read its files again</source>
        <translation>让系统管理器重新读取文件</translation>
    </message>
    <message>
        <source>“%1” is no name of a service: it takes letters, digits and “:-_.”, and ends in .service.</source>
        <translation>“%1”不能作为服务名：只能用字母、数字和“:-_.”，并以 .service 结尾。</translation>
    </message>
    <message>
        <source>There is a system unit %1 already; choose another name.</source>
        <translation>已有系统单元 %1；请换一个名称。</translation>
    </message>
    <message>
        <source>“%1” is no name for a program&apos;s folder: it takes letters, digits and “_.-”.</source>
        <translation>“%1”不能作为程序文件夹名：只能用字母、数字和“_.-”。</translation>
    </message>
    <message>
        <source>There is a folder %1 in /usr/local/lib already; choose another one.</source>
        <translation>/usr/local/lib 中已有文件夹 %1；请换一个。</translation>
    </message>
    <message>
        <source>“%1” is no name for a user: it takes up to 31 lower case letters, digits and “_-”, and begins with a letter.</source>
        <translation>“%1”不能作为用户名：最多 31 个小写字母、数字和“_-”，并以字母开头。</translation>
    </message>
    <message>
        <source>There is a user or group %1 already; a service is better off with one of its own.</source>
        <translation>已有用户或组 %1；服务最好有自己的用户。</translation>
    </message>
    <message>
        <source>Under way…</source>
        <translation>进行中…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Being undone…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Could not be undone</source>
        <translation>未能撤销</translation>
    </message>
    <message numerus="yes">
        <source>Install the program, %n file(s) of root, in %1</source>
        <translation>
            <numerusform>将程序（%n 个文件，归 root 所有）安装到 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy the program, %n file(s), to %1</source>
        <translation>
            <numerusform>将程序（%n 个文件）复制到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the program in %1</source>
        <translation>删除 %1 中的程序</translation>
    </message>
    <message>
        <source>Create the user %1 (no login, no home)</source>
        <translation>创建用户 %1（不能登录，没有主目录）</translation>
    </message>
    <message>
        <source>Remove the user %1</source>
        <translation>删除用户 %1</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>检查 %1</translation>
    </message>
    <message>
        <source>Prove that it runs, as a user that systemd made for it</source>
        <translation>验证它以 systemd 为它生成的用户身份运行</translation>
    </message>
    <message>
        <source>Prove that it runs, as you</source>
        <translation>验证它以您的身份运行</translation>
    </message>
    <message>
        <source>Prove that it runs, as the user %1</source>
        <translation>验证它以用户 %1 的身份运行</translation>
    </message>
    <message>
        <source>It does not go on running: its state is %1.</source>
        <translation>它没有持续运行：状态为 %1。</translation>
    </message>
    <message>
        <source>It runs as the user %1 instead.</source>
        <translation>它却以用户 %1 的身份运行。</translation>
    </message>
    <message>
        <source>It has done its work and ended well.</source>
        <translation>它已完成工作并正常结束。</translation>
    </message>
    <message>
        <source>Its main process, %1, runs as the user %2.</source>
        <translation>其主进程 %1 以用户 %2 的身份运行。</translation>
    </message>
    <message>
        <source>It stays: %1</source>
        <translation>它被保留：%1</translation>
    </message>
    <message>
        <source>Nothing was begun.</source>
        <translation>什么都没有开始。</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Step %1 failed: %2.</source>
        <comment>of a plan; %2 is what the step does</comment>
        <translation>第 %1 步失败：%2。</translation>
    </message>
    <message>
        <source>What was done before was undone: all is as it was.</source>
        <translation>之前所做的已撤销：一切恢复原样。</translation>
    </message>
    <message>
        <source>Not all of what was done could be undone; the list says what stays.</source>
        <translation>所做的未能全部撤销；列表中标明了保留下来的内容。</translation>
    </message>
    <message>
        <source>Stop %1 (user) and switch its autostart off</source>
        <translation>停止 %1（用户）并关闭其自动启动</translation>
    </message>
    <message>
        <source>Stop %1 (system) and switch its autostart off</source>
        <translation>停止 %1（系统）并关闭其自动启动</translation>
    </message>
    <message>
        <source>Switch the autostart of %1 (user) off</source>
        <translation>关闭 %1（用户）的自动启动</translation>
    </message>
    <message>
        <source>Switch the autostart of %1 (system) off</source>
        <translation>关闭 %1（系统）的自动启动</translation>
    </message>
    <message>
        <source>Stop %1 (user)</source>
        <translation>停止 %1（用户）</translation>
    </message>
    <message>
        <source>Stop %1 (system)</source>
        <translation>停止 %1（系统）</translation>
    </message>
    <message>
        <source>Forget that %1 failed (user)</source>
        <translation>清除 %1（用户）的失败状态</translation>
    </message>
    <message>
        <source>Forget that %1 failed (system)</source>
        <translation>清除 %1（系统）的失败状态</translation>
    </message>
</context>
<context>
    <name>unitdeck::PreferencesDialog</name>
    <message>
        <source>Tell me &amp;again</source>
        <translation>重新通知我(&amp;A)</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>A&amp;ppearance:</source>
        <translation>外观(&amp;P)：</translation>
    </message>
    <message>
        <source>Tray and start</source>
        <translation>托盘与启动</translation>
    </message>
    <message>
        <source>&amp;Show an icon in the tray</source>
        <translation>在托盘中显示图标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>关闭窗口后继续在托盘中运行(&amp;K)</translation>
    </message>
    <message>
        <source>Start in the &amp;background when I log in</source>
        <translation>登录时在后台启动(&amp;B)</translation>
    </message>
    <message>
        <source>The autostart entry was changed by hand, and what it says is kept: %1</source>
        <translation>自动启动项被手动修改过，其内容会保留：%1</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>my &amp;favourites</source>
        <translation>我的收藏(&amp;F)</translation>
    </message>
    <message>
        <source>all &amp;user services</source>
        <translation>所有用户服务(&amp;U)</translation>
    </message>
    <message>
        <source>all s&amp;ystem services</source>
        <translation>所有系统服务(&amp;Y)</translation>
    </message>
    <message>
        <source>Never of these &amp;muted units:</source>
        <translation>永不通知这些静音的单元(&amp;M)：</translation>
    </message>
    <message>
        <source>Muted units</source>
        <translation>静音的单元</translation>
    </message>
    <message>
        <source>None. A unit&apos;s context menu mutes it.</source>
        <translation>没有。可在单元的右键菜单中静音。</translation>
    </message>
    <message>
        <source>Takes effect at the next start of Unitdeck.</source>
        <translation>下次启动 Unitdeck 时生效。</translation>
    </message>
    <message>
        <source>&amp;Notify me when one of these fails:</source>
        <translation>以下单元失败时通知我(&amp;N)：</translation>
    </message>
    <message>
        <source>This desktop has no tray at the moment, so closing the window ends Unitdeck. (GNOME needs an extension such as AppIndicator.)</source>
        <translation>此桌面目前没有托盘，关闭窗口会退出 Unitdeck。（GNOME 需要 AppIndicator 之类的扩展。）</translation>
    </message>
</context>
<context>
    <name>unitdeck::ProcessTree</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::Program</name>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Keep Unitdeck running in the tray?</source>
        <translation>让 Unitdeck 继续在托盘中运行吗？</translation>
    </message>
    <message>
        <source>From there it tells you when a service fails. Both choices can be changed in the preferences.</source>
        <translation>服务失败时它会在那里通知您。这两项选择都可以在首选项中更改。</translation>
    </message>
    <message>
        <source>&amp;Keep in the tray</source>
        <translation>留在托盘(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Also &amp;start it when I log in</source>
        <translation>并在登录时启动(&amp;S)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>in the desktop&apos;s search: %1 is a unit&apos;s state, %2 its description</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 leads nowhere.</source>
        <translation>无法打开 %1。</translation>
    </message>
</context>
<context>
    <name>unitdeck::PromotionForm</name>
    <message>
        <source>&amp;Keep it from what it should not need</source>
        <translation>限制它用不到的权限(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the &amp;user service, stopped</source>
        <translation>保留用户服务，处于停止状态(&amp;U)</translation>
    </message>
    <message>
        <source>The program&apos;s folder below %1</source>
        <translation>程序在 %1 下的文件夹</translation>
    </message>
    <message>
        <source>A user of its own, made for it</source>
        <translation>为它新建的专用用户</translation>
    </message>
    <message>
        <source>One that is there while it runs (DynamicUser=)</source>
        <translation>只在运行期间存在的用户（DynamicUser=）</translation>
    </message>
    <message>
        <source>Writes ProtectSystem=strict, NoNewPrivileges=yes and the like. If it then fails, take them out again in its unit file.</source>
        <translation>写入 ProtectSystem=strict、NoNewPrivileges=yes 等设置。如果因此失败，可在其单元文件中去掉。</translation>
    </message>
    <message>
        <source>&amp;Name of the service:</source>
        <translation>服务名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Its &amp;program:</source>
        <translation>程序(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Folder in /usr/local/lib:</source>
        <translation>/usr/local/lib 中的文件夹(&amp;F)：</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Take the %n other file(s) of its folder along (%1)</source>
        <translation>
            <numerusform>连同其文件夹中的另外 %n 个文件（%1）(&amp;T)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Runs as:</source>
        <translation>运行身份(&amp;R)：</translation>
    </message>
    <message>
        <source>Name of the u&amp;ser:</source>
        <translation>用户名(&amp;S)：</translation>
    </message>
    <message>
        <source>It is being looked whether these names are free…</source>
        <translation>正在检查这些名称是否可用…</translation>
    </message>
    <message>
        <source>%1=%2 names something in your home, where the service&apos;s user may not go.</source>
        <translation>%1=%2 指向您主目录中的内容，服务的用户可能无法访问。</translation>
    </message>
    <message>
        <source>What starts it now stays with your user services: %1.</source>
        <translation>目前启动它的单元仍留在您的用户服务中：%1。</translation>
    </message>
    <message>
        <source>Its program belongs to the system already and stays where it is.</source>
        <translation>它的程序已属于系统，位置不变。</translation>
    </message>
    <message>
        <source>You will be asked for an administrator&apos;s password once. If a step fails, those before it are undone.</source>
        <translation>只会要求输入一次管理员密码。如果某一步失败，之前的步骤会被撤销。</translation>
    </message>
    <message>
        <source>Start it &amp;with the machine, and now</source>
        <translation>随计算机启动，并立即启动(&amp;W)</translation>
    </message>
    <message>
        <source>%1=%2 means something else for the system&apos;s manager.</source>
        <translation>%1=%2 对系统管理器有不同的含义。</translation>
    </message>
</context>
<context>
    <name>unitdeck::PropertiesModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>infinity</source>
        <translation>无限</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is readable, %2 the number as systemd gives it</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>unitdeck::PropertiesPage</name>
    <message>
        <source>Search properties</source>
        <translation>搜索属性</translation>
    </message>
    <message>
        <source>Properties of the unit</source>
        <translation>单元的属性</translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation>复制名称和值</translation>
    </message>
    <message>
        <source>Choose a unit to see its properties.</source>
        <translation>选择一个单元以查看其属性。</translation>
    </message>
    <message>
        <source>No property contains “%1”.</source>
        <translation>没有属性包含“%1”。</translation>
    </message>
    <message>
        <source>Asking the manager…</source>
        <translation>正在询问管理器…</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
</context>
<context>
    <name>unitdeck::RichLabel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>for assistive tools: a label and its value</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>unitdeck::RunOnceDialog</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run once</source>
        <translation>运行一次</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Me (user manager)</source>
        <translation>我自己（用户管理器）</translation>
    </message>
    <message>
        <source>Root (system manager)</source>
        <translation>root（系统管理器）</translation>
    </message>
    <message>
        <source>A line for each: NAME=value</source>
        <translation>每行一个：名称=值</translation>
    </message>
    <message>
        <source>&amp;Command:</source>
        <translation>命令(&amp;C)：</translation>
    </message>
    <message>
        <source>Runs &amp;as:</source>
        <translation>运行身份(&amp;A)：</translation>
    </message>
    <message>
        <source>Working &amp;folder:</source>
        <translation>工作文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>环境变量(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Same command:</source>
        <translation>等效命令(&amp;S)：</translation>
    </message>
    <message>
        <source>There is no program %1 that can be run. A path begins with a slash.</source>
        <translation>没有可以运行的程序 %1。路径以斜杠开头。</translation>
    </message>
    <message>
        <source>One command at a time, and no shell reads it. Write sh -c &apos;…&apos; around what a shell is to do.</source>
        <translation>一次只能运行一个命令，且不经过 shell。需要 shell 处理的内容请用 sh -c &apos;…&apos; 包起来。</translation>
    </message>
</context>
<context>
    <name>unitdeck::SaveFlow</name>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>已删除 %1。</translation>
    </message>
    <message>
        <source>It takes effect when the unit is restarted.</source>
        <translation>重启该单元后生效。</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile, so it was left as it is.</source>
        <translation>%1 在此期间被其他人更改，因此保持原样。</translation>
    </message>
</context>
<context>
    <name>unitdeck::ScheduleEdit</name>
    <message>
        <source>every so many minutes</source>
        <translation>每隔若干分钟</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>周一至周五</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>as written below</source>
        <translation>按下面所写</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>星期几</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Calendar expression</source>
        <translation>日历表达式</translation>
    </message>
    <message>
        <source>As in OnCalendar=: weekdays, date and time, explained in systemd.time(7). “*-*-* 06:00” is every day at six.</source>
        <translation>与 OnCalendar= 相同：星期、日期和时间，说明见 systemd.time(7)。“*-*-* 06:00”表示每天六点。</translation>
    </message>
    <message>
        <source>Next times</source>
        <translation>接下来的时间</translation>
    </message>
    <message>
        <source>It is being looked what this means…</source>
        <translation>正在解析其含义…</translation>
    </message>
    <message>
        <source>on day </source>
        <comment>of the month; a number follows</comment>
        <translation>日期 </translation>
    </message>
    <message>
        <source>systemd does not understand this time: %1</source>
        <translation>systemd 不理解这个时间：%1</translation>
    </message>
    <message>
        <source>This time never comes.</source>
        <translation>这个时间永远不会到来。</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>unitdeck::Sentences</name>
    <message>
        <source>The manager reported an error.</source>
        <translation>管理器报告了一个错误。</translation>
    </message>
    <message>
        <source>There is no connection to the manager, or it was lost before the answer came.</source>
        <translation>没有与管理器的连接，或在收到回应前连接已断开。</translation>
    </message>
    <message>
        <source>It is being looked for; try again when the status line says that it runs.</source>
        <translation>正在寻找它；待状态栏显示其运行后请重试。</translation>
    </message>
    <message>
        <source>No service manager answers: systemd is not there, or not on this bus.</source>
        <translation>没有服务管理器回应：没有 systemd，或它不在此总线上。</translation>
    </message>
    <message>
        <source>For user services log in as that user, so that its manager is started; this program can do nothing without systemd.</source>
        <translation>用户服务需要以该用户身份登录，其管理器才会启动；没有 systemd，本程序无法工作。</translation>
    </message>
    <message>
        <source>The manager did not answer in time.</source>
        <translation>管理器未及时回应。</translation>
    </message>
    <message>
        <source>It may still do what was asked. Look at the unit&apos;s state before you try again.</source>
        <translation>它仍可能完成了请求。重试之前请查看单元的状态。</translation>
    </message>
    <message>
        <source>This needs a password, and nobody was asked for one.</source>
        <translation>此操作需要密码，但没有询问任何人。</translation>
    </message>
    <message>
        <source>Try again and answer the prompt.</source>
        <translation>请重试并回答密码提示。</translation>
    </message>
    <message>
        <source>You closed the password prompt; nothing was changed.</source>
        <translation>您关闭了密码提示；未作任何更改。</translation>
    </message>
    <message>
        <source>You are not allowed to do this: the password was wrong, or a rule of this machine forbids it.</source>
        <translation>您无权执行此操作：密码错误，或此计算机的规则禁止。</translation>
    </message>
    <message>
        <source>Ask an administrator, or copy the command and run it as root.</source>
        <translation>请联系管理员，或复制命令并以 root 身份运行。</translation>
    </message>
    <message>
        <source>This needs a password, and no program runs that could ask you for it (no polkit agent).</source>
        <translation>此操作需要密码，但没有可以询问密码的程序在运行（没有 polkit 代理）。</translation>
    </message>
    <message>
        <source>Install and start one, such as lxpolkit or polkit-kde-agent, or run “pkttyagent --process %1” in a terminal and try again. Or copy the systemctl command and run it as root.</source>
        <translation>请安装并启动一个代理，例如 lxpolkit 或 polkit-kde-agent，或在终端中运行“pkttyagent --process %1”后重试。也可以复制 systemctl 命令并以 root 身份运行。</translation>
    </message>
    <message>
        <source>There is no such unit any more.</source>
        <translation>此单元已不存在。</translation>
    </message>
    <message>
        <source>Refresh the list (F5). If you have just made its file, reload the configuration of the manager.</source>
        <translation>请刷新列表 (F5)。如果您刚创建了它的文件，请重新加载管理器的配置。</translation>
    </message>
    <message>
        <source>The unit is blocked, so nothing can start it (masked).</source>
        <translation>此单元已被屏蔽，因此无法启动（masked）。</translation>
    </message>
    <message>
        <source>Unblock it first.</source>
        <translation>请先取消屏蔽。</translation>
    </message>
    <message>
        <source>The unit does not allow this: it is only started or stopped together with others, or cannot do it at all.</source>
        <translation>此单元不允许这样做：它只能随其他单元一起启动或停止，或根本无法这样做。</translation>
    </message>
    <message>
        <source>Start or stop the unit it belongs to.</source>
        <translation>请启动或停止它所属的单元。</translation>
    </message>
    <message>
        <source>Something of that name is there already.</source>
        <translation>同名的内容已经存在。</translation>
    </message>
    <message>
        <source>Look at what is there and remove it if it is not needed.</source>
        <translation>请查看已有内容，如不需要请将其移除。</translation>
    </message>
    <message>
        <source>This version of systemd, or this unit, cannot do that.</source>
        <translation>此版本的 systemd 或此单元无法这样做。</translation>
    </message>
    <message>
        <source>The manager did not accept the request.</source>
        <translation>管理器未接受请求。</translation>
    </message>
    <message>
        <source>Something else stands in the way: another job, a file, or units that exclude each other.</source>
        <translation>存在阻碍：另一个作业、某个文件，或互斥的单元。</translation>
    </message>
    <message>
        <source>Wait until the running jobs have ended, then try again.</source>
        <translation>请等待正在进行的作业结束，然后重试。</translation>
    </message>
    <message>
        <source>The file or journal may not be read or changed by you (permission denied).</source>
        <translation>您无权读取或更改该文件或日志（permission denied）。</translation>
    </message>
    <message>
        <source>Ask an administrator for access.</source>
        <translation>请向管理员申请权限。</translation>
    </message>
    <message>
        <source>It is not there (not found).</source>
        <translation>不存在（not found）。</translation>
    </message>
    <message>
        <source>The answer could not be understood; it may come from a newer systemd.</source>
        <translation>无法理解回应；它可能来自更新的 systemd。</translation>
    </message>
    <message>
        <source>Copy the command and try it in a terminal.</source>
        <translation>请复制命令并在终端中尝试。</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>It is done (done).</source>
        <translation>已完成（done）。</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The job was cancelled, by a person or by another job that took its place (canceled).</source>
        <translation>作业已被某个用户取消，或被另一个作业取代（canceled）。</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>The job took longer than it may and was given up (timeout).</source>
        <translation>作业超过了允许的时间，已被放弃（timeout）。</translation>
    </message>
    <message>
        <source>See in the list of jobs and in the journal what it waited for.</source>
        <translation>在作业列表和日志中查看它在等待什么。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>The unit failed meanwhile (failed).</source>
        <translation>单元在此期间失败（failed）。</translation>
    </message>
    <message>
        <source>The Status page says why.</source>
        <translation>原因见“状态”页。</translation>
    </message>
    <message>
        <source>a dependency failed</source>
        <translation>依赖项失败</translation>
    </message>
    <message>
        <source>A unit that it needs could not be started (dependency).</source>
        <translation>它需要的单元无法启动（dependency）。</translation>
    </message>
    <message>
        <source>Look in the view “Failed” for the unit it needs, and start that first.</source>
        <translation>在“失败”视图中找到它需要的单元，先启动该单元。</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>The job did not apply to the unit&apos;s state and was skipped (skipped).</source>
        <translation>作业不适用于单元的状态，已跳过（skipped）。</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>无法执行</translation>
    </message>
    <message>
        <source>The unit cannot do that in its state (invalid).</source>
        <translation>单元在当前状态下无法这样做（invalid）。</translation>
    </message>
    <message>
        <source>a requirement was not met</source>
        <translation>某项要求未满足</translation>
    </message>
    <message>
        <source>A requirement in its unit file was not met (assert).</source>
        <translation>单元文件中的某项要求未满足（assert）。</translation>
    </message>
    <message>
        <source>The Status page says which one.</source>
        <translation>具体是哪一项见“状态”页。</translation>
    </message>
    <message>
        <source>not supported here</source>
        <translation>此处不支持</translation>
    </message>
    <message>
        <source>Units of this type are not supported on this machine (unsupported).</source>
        <translation>此计算机不支持这种类型的单元（unsupported）。</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>The job was dropped because the unit is gone (collected).</source>
        <translation>单元已消失，作业被丢弃（collected）。</translation>
    </message>
    <message>
        <source>had run already</source>
        <translation>已运行过</translation>
    </message>
    <message>
        <source>The unit may be started only once, and it was started before (once).</source>
        <translation>此单元只能启动一次，而它已启动过（once）。</translation>
    </message>
    <message>
        <source>It can be started again after the machine has restarted.</source>
        <translation>计算机重启后可以再次启动。</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>The unit is frozen and cannot change (frozen).</source>
        <translation>单元已冻结，无法更改（frozen）。</translation>
    </message>
    <message>
        <source>Thaw it first.</source>
        <translation>请先解冻。</translation>
    </message>
    <message>
        <source>too many at once</source>
        <translation>同时运行过多</translation>
    </message>
    <message>
        <source>Its slice runs as many units as it may (concurrency).</source>
        <translation>其切片（slice）中运行的单元已达上限（concurrency）。</translation>
    </message>
    <message>
        <source>Stop another unit of the same slice first.</source>
        <translation>请先停止同一切片中的另一个单元。</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>Stopping %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Reloading %1</source>
        <translation>重新加载 %1</translation>
    </message>
    <message>
        <source>Reloading or starting %1</source>
        <translation>重新加载或启动 %1</translation>
    </message>
    <message>
        <source>Restarting %1</source>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>Restarting %1 if it runs</source>
        <translation>重启 %1（如在运行）</translation>
    </message>
    <message>
        <source>Reloading %1 if it runs</source>
        <translation>重新加载 %1（如在运行）</translation>
    </message>
    <message>
        <source>Checking that %1 runs</source>
        <translation>检查 %1 是否运行</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>There is no connection to the manager now.</source>
        <translation>当前没有与管理器的连接。</translation>
    </message>
    <message>
        <source>This version of systemd is too old for it.</source>
        <translation>此版本的 systemd 太旧。</translation>
    </message>
    <message>
        <source>%1 runs already.</source>
        <translation>%1 已在运行。</translation>
    </message>
    <message>
        <source>%1 does not run.</source>
        <translation>%1 未运行。</translation>
    </message>
    <message>
        <source>%1 has not failed.</source>
        <translation>%1 没有失败。</translation>
    </message>
    <message>
        <source>%1 is blocked (masked); unblock it first.</source>
        <translation>%1 已被屏蔽（masked）；请先取消屏蔽。</translation>
    </message>
    <message>
        <source>%1 is not blocked (masked).</source>
        <translation>%1 未被屏蔽（masked）。</translation>
    </message>
    <message>
        <source>There is no unit file of %1 (not-found).</source>
        <translation>没有 %1 的单元文件（not-found）。</translation>
    </message>
    <message>
        <source>The unit file of %1 cannot be understood (bad-setting, error).</source>
        <translation>无法理解 %1 的单元文件（bad-setting、error）。</translation>
    </message>
    <message>
        <source>%1 is only started by other units, not by hand (RefuseManualStart=yes, or its type cannot be started).</source>
        <translation>%1 只能由其他单元启动，不能手动启动（RefuseManualStart=yes，或其类型无法启动）。</translation>
    </message>
    <message>
        <source>%1 is only stopped together with other units, not by hand (RefuseManualStop=yes).</source>
        <translation>%1 只能随其他单元一起停止，不能手动停止（RefuseManualStop=yes）。</translation>
    </message>
    <message>
        <source>%1 has no way to reload its configuration (no ExecReload=); restart it instead.</source>
        <translation>%1 无法重新加载配置（没有 ExecReload=）；请改为重启。</translation>
    </message>
    <message>
        <source>%1 cannot be frozen.</source>
        <translation>%1 无法冻结。</translation>
    </message>
    <message>
        <source>%1 is frozen already.</source>
        <translation>%1 已经冻结。</translation>
    </message>
    <message>
        <source>%1 is not frozen.</source>
        <translation>%1 未冻结。</translation>
    </message>
    <message>
        <source>%1 has no directories that could be cleaned (no StateDirectory=, CacheDirectory= …).</source>
        <translation>%1 没有可清理的目录（没有 StateDirectory=、CacheDirectory= 等）。</translation>
    </message>
    <message>
        <source>%1 is a template: it needs a name after the @.</source>
        <translation>%1 是模板：@ 后面需要名称。</translation>
    </message>
    <message>
        <source>The unit file of %1 does not say with what it should start (no [Install] section, static).</source>
        <translation>%1 的单元文件没有说明应随什么启动（没有 [Install] 节，static）。</translation>
    </message>
    <message>
        <source>%1 is made by a generator from another file, which decides this (generated).</source>
        <translation>%1 由生成器根据另一个文件生成，自动启动由该文件决定（generated）。</translation>
    </message>
    <message>
        <source>%1 was made while running and has no file to keep (transient).</source>
        <translation>%1 是运行时创建的，没有可保留的文件（transient）。</translation>
    </message>
    <message>
        <source>%1 starts by itself already (enabled).</source>
        <translation>%1 已经会自动启动（enabled）。</translation>
    </message>
    <message>
        <source>%1 does not start by itself (disabled).</source>
        <translation>%1 不会自动启动（disabled）。</translation>
    </message>
    <message>
        <source>%1 has no unit file.</source>
        <translation>%1 没有单元文件。</translation>
    </message>
    <message>
        <source>%1 has no processes.</source>
        <translation>%1 没有进程。</translation>
    </message>
    <message>
        <source>%1 carries your session. Without it you are logged out at once, and unsaved work in every program is lost.</source>
        <translation>%1 承载您的会话。停止它，您会立即被注销，所有程序中未保存的工作都会丢失。</translation>
    </message>
    <message>
        <source>%1 is the bus through which programs talk to each other. Without it the desktop and many services stop working, and the session may end.</source>
        <translation>%1 是程序之间通信的总线。停止它，桌面和许多服务会停止工作，会话也可能结束。</translation>
    </message>
    <message>
        <source>%1 keeps track of who is logged in. Without it sessions may end, and nobody can log in, suspend or shut down from the desktop.</source>
        <translation>%1 记录谁已登录。停止它，会话可能结束，并且无法登录，也无法从桌面挂起或关机。</translation>
    </message>
    <message>
        <source>%1 carries the network. Without it connections break; on a machine you reach over the network you lock yourself out.</source>
        <translation>%1 承载网络。停止它，连接会中断；如果您通过网络访问此计算机，您将被锁在外面。</translation>
    </message>
    <message>
        <source>%1 writes the journal. Without it messages of services are lost, and some services lose their output for good.</source>
        <translation>%1 负责写入日志。停止它，服务的消息会丢失，有些服务的输出会永久丢失。</translation>
    </message>
    <message>
        <source>%1 shows the screen you are looking at. Without it the desktop ends at once, and unsaved work in every program is lost.</source>
        <translation>%1 显示您正在看的屏幕。停止它，桌面会立即结束，所有程序中未保存的工作都会丢失。</translation>
    </message>
    <message>
        <source>This program runs as part of %1 and ends with it.</source>
        <translation>本程序作为 %1 的一部分运行，会随之结束。</translation>
    </message>
    <message>
        <source>%1 belongs to the service manager itself. Without it all services of that manager end.</source>
        <translation>%1 属于服务管理器本身。停止它，该管理器的所有服务都会结束。</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1运行中</translation>
    </message>
    <message>
        <source>%1 running, some units failed</source>
        <translation>%1运行中，有单元失败</translation>
    </message>
    <message>
        <source>%1 starting</source>
        <translation>%1正在启动</translation>
    </message>
    <message>
        <source>%1 in maintenance mode</source>
        <translation>%1处于维护模式</translation>
    </message>
    <message>
        <source>%1 stopping</source>
        <translation>%1正在停止</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences after each other</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>The original words: “%1”</source>
        <translation>原文：“%1”</translation>
    </message>
    <message>
        <source>%1. Its unit file does not say with what it should start (no [Install] section, static), so nothing was changed.</source>
        <translation>%1。其单元文件没有说明应随什么启动（没有 [Install] 节，static），因此未作任何更改。</translation>
    </message>
    <message>
        <source>Start it by hand, or let another unit want it (Wants=).</source>
        <translation>请手动启动，或让另一个单元需要它（Wants=）。</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>a sentence saying that something was not done</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>It was so already; no file was changed.</source>
        <translation>原本就是如此；没有更改任何文件。</translation>
    </message>
    <message>
        <source>How this ended was not seen: %1</source>
        <translation>未能得知结果：%1</translation>
    </message>
    <message>
        <source>Look at the unit&apos;s state before you try again.</source>
        <translation>重试之前请查看单元的状态。</translation>
    </message>
    <message>
        <source>The manager says “%1”, a word newer than this program.</source>
        <translation>管理器回应“%1”，本程序尚不认识这个词。</translation>
    </message>
    <message>
        <source>%1, but %2.</source>
        <extracomment>%1 is what was done, %2 what was not</extracomment>
        <translation>%1，但%2。</translation>
    </message>
    <message>
        <source>A condition in its unit file was not met. systemd calls that done, not a failure.</source>
        <translation>单元文件中的某个条件未满足。systemd 将此视为完成，而不是失败。</translation>
    </message>
    <message>
        <source>The Status page says which condition.</source>
        <translation>具体是哪个条件见“状态”页。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Made the symlink %1 → %2.</source>
        <translation>已创建符号链接 %1 → %2。</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>Left %1 as it is (%2).</source>
        <translation>保留 %1 不变（%2）。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: waiting for other jobs</source>
        <translation>%1：等待其他作业</translation>
    </message>
    <message>
        <source>%1: in progress</source>
        <translation>%1：进行中</translation>
    </message>
    <message>
        <source>User manager</source>
        <translation>用户管理器</translation>
    </message>
    <message>
        <source>System manager</source>
        <translation>系统管理器</translation>
    </message>
    <message>
        <source>%1: connecting…</source>
        <translation>%1：正在连接…</translation>
    </message>
    <message>
        <source>%1: reading its units…</source>
        <translation>%1：正在读取单元…</translation>
    </message>
    <message>
        <source>%1: connection lost</source>
        <translation>%1：连接断开</translation>
    </message>
    <message>
        <source>It is being looked for; what you see is the last that was known.</source>
        <translation>正在寻找它；您看到的是最后已知的状态。</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1：未连接</translation>
    </message>
    <message>
        <source>No service manager of yours was found; it is started when you log in.</source>
        <translation>没有找到您的服务管理器；它会在您登录时启动。</translation>
    </message>
    <message>
        <source>No systemd was found on this machine.</source>
        <translation>此计算机上没有找到 systemd。</translation>
    </message>
    <message>
        <source>%1 reading its configuration</source>
        <translation>%1正在读取配置</translation>
    </message>
    <message>
        <source>%1 connected</source>
        <translation>%1已连接</translation>
    </message>
</context>
<context>
    <name>unitdeck::ServiceFlow</name>
    <message>
        <source>New service</source>
        <translation>新建服务</translation>
    </message>
    <message>
        <source>A program that systemd starts, watches and keeps running. Nothing has been changed yet; the files on the right are what will be.</source>
        <translation>由 systemd 启动、监视并保持运行的程序。目前尚未做任何更改；右侧是将要写入的文件。</translation>
    </message>
    <message>
        <source>Create the service</source>
        <translation>创建服务</translation>
    </message>
    <message>
        <source>The service was created.</source>
        <translation>服务已创建。</translation>
    </message>
    <message>
        <source>Choose a unit first.</source>
        <translation>请先选择一个单元。</translation>
    </message>
    <message>
        <source>Timers are for services.</source>
        <translation>定时器用于服务。</translation>
    </message>
    <message>
        <source>New timer for %1</source>
        <translation>为 %1 新建定时器</translation>
    </message>
    <message>
        <source>The timer starts the service by the calendar. Nothing has been changed yet.</source>
        <translation>定时器按日历启动服务。目前尚未做任何更改。</translation>
    </message>
    <message>
        <source>Create the timer</source>
        <translation>创建定时器</translation>
    </message>
    <message>
        <source>The timer was created, and counts.</source>
        <translation>定时器已创建并开始计时。</translation>
    </message>
    <message>
        <source>&amp;Catch up on what was missed (Persistent=)</source>
        <translation>补上错过的运行（Persistent=）(&amp;C)</translation>
    </message>
    <message>
        <source>Starts up to so much later, each time another (RandomizedDelaySec=)</source>
        <translation>每次随机推迟，最多这么久（RandomizedDelaySec=）</translation>
    </message>
    <message>
        <source>&amp;Schedule:</source>
        <translation>时间表(&amp;S)：</translation>
    </message>
    <message>
        <source>Spread &amp;over:</source>
        <translation>分散在(&amp;O)：</translation>
    </message>
    <message>
        <source>There is a unit %1 already.</source>
        <translation>已有单元 %1。</translation>
    </message>
    <message>
        <source>Asking the manager…</source>
        <translation>正在询问管理器…</translation>
    </message>
    <message>
        <source>Only units that you or an administrator wrote can be deleted.</source>
        <translation>只能删除您或管理员所写的单元。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Its files are removed; the program it runs stays. It can be undone afterwards.</source>
        <translation>将删除其文件；它运行的程序会保留。之后可以撤销。</translation>
    </message>
    <message>
        <source>Delete the unit</source>
        <translation>删除单元</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>已删除 %1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 已恢复。</translation>
    </message>
    <message>
        <source>Only services can be moved.</source>
        <translation>只有服务可以移动。</translation>
    </message>
    <message>
        <source>Templates and their instances cannot be moved.</source>
        <translation>模板及其实例不能移动。</translation>
    </message>
    <message>
        <source>It has no unit file that somebody wrote.</source>
        <translation>它没有由人编写的单元文件。</translation>
    </message>
    <message>
        <source>It came with a package, for the system.</source>
        <translation>它来自软件包，供系统使用。</translation>
    </message>
    <message>
        <source>Only services have these settings.</source>
        <translation>只有服务有这些设置。</translation>
    </message>
    <message>
        <source>It has no unit file.</source>
        <translation>它没有单元文件。</translation>
    </message>
    <message>
        <source>Make “%1” a system service</source>
        <translation>将“%1”改为系统服务</translation>
    </message>
    <message>
        <source>It will start with the machine, run for everyone, and run as a user of its own. Nothing has been changed yet.</source>
        <translation>它将随计算机启动，为所有人运行，并以自己的用户身份运行。目前尚未做任何更改。</translation>
    </message>
    <message>
        <source>Make it a system service</source>
        <translation>改为系统服务</translation>
    </message>
    <message>
        <source>“%1” is a system service now.</source>
        <translation>“%1”现在是系统服务了。</translation>
    </message>
    <message>
        <source>Make “%1” a user service</source>
        <translation>将“%1”改为用户服务</translation>
    </message>
    <message>
        <source>It will run as you, while you are logged in. Nothing has been changed yet.</source>
        <translation>它将在您登录期间以您的身份运行。目前尚未做任何更改。</translation>
    </message>
    <message>
        <source>Make it a user service</source>
        <translation>改为用户服务</translation>
    </message>
    <message>
        <source>“%1” is a user service now.</source>
        <translation>“%1”现在是用户服务了。</translation>
    </message>
    <message>
        <source>&amp;Keep the system service, stopped</source>
        <translation>保留系统服务，处于停止状态(&amp;K)</translation>
    </message>
    <message>
        <source>You have a user service of that name: it is used as it is.</source>
        <translation>您已有同名的用户服务：将原样使用。</translation>
    </message>
    <message>
        <source>There is a user unit %1 already.</source>
        <translation>已有用户单元 %1。</translation>
    </message>
    <message>
        <source>You will be asked for an administrator&apos;s password once. If a step fails, those before it are undone.</source>
        <translation>只会要求输入一次管理员密码。如果某一步失败，之前的步骤会被撤销。</translation>
    </message>
    <message>
        <source>Copied the commands.</source>
        <translation>已复制命令。</translation>
    </message>
    <message>
        <source>It is made from a template; that is what can be deleted.</source>
        <translation>它由模板生成；可以删除的是模板。</translation>
    </message>
    <message>
        <source>%1 hides %2, which would take its place.</source>
        <translation>%1 遮盖了 %2，删除后会由后者代替。</translation>
    </message>
    <message>
        <source>“Revert to vendor” in the menu “More” goes back to that one.</source>
        <translation>“更多”菜单中的“还原为原版”可以恢复为后者。</translation>
    </message>
    <message>
        <source>These start it, and stay: %1.</source>
        <translation>以下单元会启动它，并会保留：%1。</translation>
    </message>
    <message>
        <source>The unit file of %1 is a link to %2.</source>
        <translation>%1 的单元文件是指向 %2 的链接。</translation>
    </message>
    <message>
        <source>Disabling would remove the link. Put the file itself in its place first.</source>
        <translation>关闭自动启动会删除该链接。请先用文件本身代替它。</translation>
    </message>
</context>
<context>
    <name>unitdeck::SettingsDialog</name>
    <message>
        <source>&amp;Start it again:</source>
        <translation>重新启动(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Wait before that:</source>
        <translation>重启前等待(&amp;W)：</translation>
    </message>
    <message>
        <source>A time: 500ms, 5s, 2min</source>
        <translation>时间：500ms、5s、2min</translation>
    </message>
    <message>
        <source>At m&amp;ost so many starts:</source>
        <translation>最多启动次数(&amp;O)：</translation>
    </message>
    <message>
        <source>More within the time below, and it is given up</source>
        <translation>在下面的时间内超过此数就放弃</translation>
    </message>
    <message>
        <source>Wit&amp;hin:</source>
        <translation>时间范围(&amp;H)：</translation>
    </message>
    <message>
        <source>A time: 10s, 5min; 0 counts no starts</source>
        <translation>时间：10s、5min；0 表示不计次数</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>环境变量(&amp;E)：</translation>
    </message>
    <message>
        <source>A line for each: NAME=value</source>
        <translation>每行一个：名称=值</translation>
    </message>
    <message>
        <source>Working &amp;folder:</source>
        <translation>工作文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>Runs as &amp;user:</source>
        <translation>运行用户(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Memory at most:</source>
        <translation>内存上限(&amp;M)：</translation>
    </message>
    <message>
        <source>500M, 2G, 20%; beyond it the kernel ends a process of the service</source>
        <translation>500M、2G、20%；超出后内核会结束该服务的进程</translation>
    </message>
    <message>
        <source>&amp;CPU at most:</source>
        <translation>CPU 上限(&amp;C)：</translation>
    </message>
    <message>
        <source>50% is half of one core</source>
        <translation>50% 为半个核心</translation>
    </message>
    <message>
        <source>&amp;Tasks at most:</source>
        <translation>任务数上限(&amp;T)：</translation>
    </message>
    <message>
        <source>Processes and threads together</source>
        <translation>进程和线程合计</translation>
    </message>
    <message>
        <source>Autostart w&amp;ith:</source>
        <translation>自动启动跟随(&amp;I)：</translation>
    </message>
    <message>
        <source>default.target is your login, multi-user.target the machine&apos;s start; it counts when autostart is switched on</source>
        <translation>default.target 是您登录时，multi-user.target 是计算机启动时；在开启自动启动时生效</translation>
    </message>
    <message>
        <source>Not &amp;before:</source>
        <translation>不早于(&amp;B)：</translation>
    </message>
    <message>
        <source>Waits for these, if they start, too</source>
        <translation>如果它们也启动，就等它们先启动</translation>
    </message>
    <message>
        <source>Starts a&amp;lso:</source>
        <translation>同时启动(&amp;L)：</translation>
    </message>
    <message>
        <source>It runs without them if need be</source>
        <translation>没有它们也能运行</translation>
    </message>
    <message>
        <source>&amp;Needs:</source>
        <translation>需要(&amp;N)：</translation>
    </message>
    <message>
        <source>Without these it does not start</source>
        <translation>没有它们就不启动</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>when it fails</source>
        <translation>失败时</translation>
    </message>
    <message>
        <source>whatever the reason</source>
        <translation>无论什么原因</translation>
    </message>
    <message>
        <source>when it crashes, hangs or takes too long</source>
        <translation>崩溃、卡死或超时时</translation>
    </message>
    <message>
        <source>when it crashes</source>
        <translation>崩溃时</translation>
    </message>
    <message>
        <source>when it hangs</source>
        <translation>卡死时</translation>
    </message>
    <message>
        <source>when it ends well</source>
        <translation>正常结束时</translation>
    </message>
    <message>
        <source>If it ends</source>
        <translation>结束之后</translation>
    </message>
    <message>
        <source>What it runs with</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Limits, in force at once</source>
        <translation>限制，立即生效</translation>
    </message>
    <message>
        <source>With other units</source>
        <translation>与其他单元的关系</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>%1 的设置</translation>
    </message>
    <message>
        <source>This becomes %1:</source>
        <translation>将写入 %1：</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Nothing is changed: no file is needed.</source>
        <translation>没有更改：不需要文件。</translation>
    </message>
    <message>
        <source>as before: %1</source>
        <translation>不变：%1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>It was not saved.</source>
        <translation>未保存。</translation>
    </message>
</context>
<context>
    <name>unitdeck::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>unitdeck::Sidebar</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>管理器</translation>
    </message>
    <message>
        <source>User services</source>
        <translation>用户服务</translation>
    </message>
    <message>
        <source>System services</source>
        <translation>系统服务</translation>
    </message>
    <message>
        <source>What runs for you (systemctl --user)</source>
        <translation>为您运行的服务（systemctl --user）</translation>
    </message>
    <message>
        <source>What runs for the whole machine (systemctl)</source>
        <translation>为整台计算机运行的服务（systemctl）</translation>
    </message>
    <message>
        <source>Whole machine</source>
        <translation>整台机器</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What all units, the kernel and everything else logged (journalctl)</source>
        <translation>所有单元、内核及其他来源的记录（journalctl）</translation>
    </message>
</context>
<context>
    <name>unitdeck::SignalMeaning</name>
    <message>
        <source>asks to end; the service may tidy up first</source>
        <translation>请求结束；服务可以先做清理</translation>
    </message>
    <message>
        <source>ends at once; nothing can be tidied up or saved</source>
        <translation>立即结束；无法清理或保存任何内容</translation>
    </message>
    <message>
        <source>asks to end, as Ctrl+C in a terminal does</source>
        <translation>请求结束，如同在终端中按 Ctrl+C</translation>
    </message>
    <message>
        <source>for many services: read the configuration again; else ends</source>
        <translation>许多服务会重新读取配置；否则结束</translation>
    </message>
    <message>
        <source>ends and leaves a core dump for debugging</source>
        <translation>结束并留下核心转储，供调试使用</translation>
    </message>
    <message>
        <source>means what the service defines; ends one that defines nothing</source>
        <translation>含义由服务定义；未定义则结束</translation>
    </message>
    <message>
        <source>halts the process until SIGCONT; cannot be refused</source>
        <translation>暂停进程直到 SIGCONT；无法拒绝</translation>
    </message>
    <message>
        <source>lets a halted process go on</source>
        <translation>让暂停的进程继续运行</translation>
    </message>
    <message>
        <source>ends with a core dump, as a failed assertion does</source>
        <translation>结束并留下核心转储，如同断言失败</translation>
    </message>
    <message>
        <source>a timer ran out; ends a process that does not expect it</source>
        <translation>定时器到期；未准备处理的进程会结束</translation>
    </message>
    <message>
        <source>bad memory access (alignment, truncated file); core dump</source>
        <translation>内存访问错误（对齐、文件被截断）；核心转储</translation>
    </message>
    <message>
        <source>a child process ended or halted; mostly ignored</source>
        <translation>子进程结束或暂停；通常被忽略</translation>
    </message>
    <message>
        <source>impossible arithmetic, such as division by zero; core dump</source>
        <translation>不可能的算术运算，例如除以零；核心转储</translation>
    </message>
    <message>
        <source>an instruction the processor does not know; core dump</source>
        <translation>处理器不认识的指令；核心转储</translation>
    </message>
    <message>
        <source>input or output is possible; ends one that does not expect it</source>
        <translation>可以输入或输出；未准备处理的进程会结束</translation>
    </message>
    <message>
        <source>nobody reads what is written; systemd lets services ignore it</source>
        <translation>写出的内容无人读取；systemd 让服务忽略它</translation>
    </message>
    <message>
        <source>the profiling timer ran out</source>
        <translation>性能分析定时器到期</translation>
    </message>
    <message>
        <source>the power supply fails</source>
        <translation>电源故障</translation>
    </message>
    <message>
        <source>bad memory access; tries out how a crash is handled (core dump)</source>
        <translation>内存访问错误；可试验崩溃如何处理（核心转储）</translation>
    </message>
    <message>
        <source>a forbidden system call; core dump</source>
        <translation>被禁止的系统调用；核心转储</translation>
    </message>
    <message>
        <source>a breakpoint of a debugger; core dump</source>
        <translation>调试器断点；核心转储</translation>
    </message>
    <message>
        <source>asks to halt, as Ctrl+Z in a terminal does</source>
        <translation>请求暂停，如同在终端中按 Ctrl+Z</translation>
    </message>
    <message>
        <source>a background process wants to read from the terminal; halts</source>
        <translation>后台进程想从终端读取；暂停</translation>
    </message>
    <message>
        <source>a background process wants to write to the terminal; halts</source>
        <translation>后台进程想向终端写入；暂停</translation>
    </message>
    <message>
        <source>urgent data on a socket; mostly ignored</source>
        <translation>套接字上有紧急数据；通常被忽略</translation>
    </message>
    <message>
        <source>the timer of used processor time ran out</source>
        <translation>已用处理器时间的定时器到期</translation>
    </message>
    <message>
        <source>the terminal&apos;s size changed; some services stop gracefully</source>
        <translation>终端大小改变；有些服务会因此从容停止</translation>
    </message>
    <message>
        <source>the limit of processor time is reached; core dump</source>
        <translation>达到处理器时间上限；核心转储</translation>
    </message>
    <message>
        <source>the limit of file size is reached; core dump</source>
        <translation>达到文件大小上限；核心转储</translation>
    </message>
</context>
<context>
    <name>unitdeck::StateLook</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>监听中</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Mounted</source>
        <translation>已挂载</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>存在</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Reloading</source>
        <translation>重新加载中</translation>
    </message>
    <message>
        <source>Refreshing</source>
        <translation>刷新中</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>重启中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>启动中…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止中…</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>重启中…</translation>
    </message>
    <message>
        <source>Reloading…</source>
        <translation>重新加载中…</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Starts by itself (enabled).</source>
        <translation>会自动启动（enabled）。</translation>
    </message>
    <message>
        <source>On until restart</source>
        <translation>开，直到重启</translation>
    </message>
    <message>
        <source>Starts by itself until the machine restarts (enabled-runtime).</source>
        <translation>在计算机重启之前会自动启动（enabled-runtime）。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Does not start by itself (disabled).</source>
        <translation>不会自动启动（disabled）。</translation>
    </message>
    <message>
        <source>Its file lies elsewhere and is linked; it does not start by itself (linked).</source>
        <translation>其文件位于别处并已链接；不会自动启动（linked）。</translation>
    </message>
    <message>
        <source>Its file lies elsewhere and is linked until the machine restarts; it does not start by itself (linked-runtime).</source>
        <translation>其文件位于别处，链接保留到计算机重启；不会自动启动（linked-runtime）。</translation>
    </message>
    <message>
        <source>Not by itself</source>
        <translation>不自行启动</translation>
    </message>
    <message>
        <source>Its file has no [Install] section: it starts when another unit or a person wants it (static).</source>
        <translation>其文件没有 [Install] 节：由另一个单元或用户启动（static）。</translation>
    </message>
    <message>
        <source>With another</source>
        <translation>随其他单元</translation>
    </message>
    <message>
        <source>Not set to start itself, but another unit named in its [Install] section may be, or another instance (indirect).</source>
        <translation>自身未设为启动，但其 [Install] 节中提到的另一个单元或另一个实例可能会启动（indirect）。</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Another name of a unit; switch the unit itself (alias).</source>
        <translation>某个单元的另一个名称；请直接切换该单元（alias）。</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已屏蔽</translation>
    </message>
    <message>
        <source>Blocked: nothing can start it until it is unblocked (masked).</source>
        <translation>已屏蔽：取消屏蔽之前无法启动（masked）。</translation>
    </message>
    <message>
        <source>Blocked until the machine restarts (masked-runtime).</source>
        <translation>在计算机重启之前被屏蔽（masked-runtime）。</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>自动生成</translation>
    </message>
    <message>
        <source>Made by a generator from another file, which decides when it starts (generated).</source>
        <translation>由生成器根据另一个文件生成，启动时机由该文件决定（generated）。</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>临时</translation>
    </message>
    <message>
        <source>Made while running and gone when it ends (transient).</source>
        <translation>运行时创建，结束后消失（transient）。</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Its unit file cannot be understood (bad).</source>
        <translation>无法理解其单元文件（bad）。</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>The manager says “%1”, a word newer than this program.</source>
        <translation>管理器回应“%1”，本程序尚不认识这个词。</translation>
    </message>
    <message>
        <source>Not known yet: the unit files are being read.</source>
        <translation>尚不清楚：正在读取单元文件。</translation>
    </message>
    <message>
        <source>There is no unit file that could start it by itself.</source>
        <translation>没有能让它自动启动的单元文件。</translation>
    </message>
</context>
<context>
    <name>unitdeck::StatusLine</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Takes the last action back (%1)</source>
        <translation>撤销上一步操作（%1）</translation>
    </message>
    <message>
        <source>Copies the command that does the same in a terminal</source>
        <translation>复制在终端中执行相同操作的命令</translation>
    </message>
    <message>
        <source>Shows what the manager is working on</source>
        <translation>显示管理器正在处理的作业</translation>
    </message>
    <message>
        <source>systemd %1</source>
        <translation>systemd %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个作业</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::StatusView</name>
    <message>
        <source>Status of the unit</source>
        <translation>单元的状态</translation>
    </message>
    <message>
        <source>Choose a unit to see what it does.</source>
        <translation>选择一个单元以查看它在做什么。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Last lines</source>
        <translation>最后几行</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>您可以做什么</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Show journal</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>The unit file was changed on disk; the manager still goes by the old one.</source>
        <translation>单元文件在磁盘上已更改；管理器仍在使用旧文件。</translation>
    </message>
    <message>
        <source>What you see is the last that was known; the manager does not have the unit loaded now, or is not connected.</source>
        <translation>您看到的是最后已知的状态；管理器当前未加载此单元，或未连接。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Seen in this run</source>
        <translation>本次运行中所见</translation>
    </message>
    <message>
        <source>The journal may not be read by you. The Journal tab says how to change that.</source>
        <translation>您无权读取日志。“日志”页说明了如何更改。</translation>
    </message>
    <message>
        <source>There is no journal on this machine.</source>
        <translation>此计算机上没有日志。</translation>
    </message>
    <message>
        <source>It has written nothing since it started. Many programs collect their output before they write it when nobody watches (buffering); for a Python program set Environment=PYTHONUNBUFFERED=1 in the unit file.</source>
        <translation>自启动以来没有写入任何内容。无人查看时，许多程序会先收集输出再写出（缓冲）；对于 Python 程序，请在单元文件中设置 Environment=PYTHONUNBUFFERED=1。</translation>
    </message>
    <message>
        <source>Nothing in the journal yet.</source>
        <translation>日志中还没有内容。</translation>
    </message>
    <message>
        <source>Nothing more is known of this unit: %1</source>
        <translation>没有关于此单元的更多信息：%1</translation>
    </message>
</context>
<context>
    <name>unitdeck::TextDialog</name>
    <message>
        <source>Looking for it…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Core dump of process %1</source>
        <translation>进程 %1 的核心转储</translation>
    </message>
    <message>
        <source>There is no coredumpctl here. Distributions have it in the package systemd-coredump or systemd.</source>
        <translation>这里没有 coredumpctl。发行版将它放在 systemd-coredump 或 systemd 软件包中。</translation>
    </message>
    <message>
        <source>There is no manual page %1 here.</source>
        <translation>这里没有手册页 %1。</translation>
    </message>
</context>
<context>
    <name>unitdeck::TimelineView</name>
    <message>
        <source>started</source>
        <translation>已启动</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>reloaded</source>
        <translation>已重新加载</translation>
    </message>
    <message>
        <source>restarting by itself</source>
        <translation>正在自动重启</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>boot</source>
        <translation>开机</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unitdeck::TrayMenu</name>
    <message>
        <source>Open Unitdeck</source>
        <translation>打开 Unitdeck</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>另有 %n 个…</numerusform>
        </translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Autostart</source>
        <translation>自动启动</translation>
    </message>
    <message>
        <source>Autostart: %1</source>
        <translation>自动启动：%1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>%1 (system)</source>
        <extracomment>a unit of the system manager</extracomment>
        <translation>%1（系统）</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <extracomment>a unit and its state</extracomment>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>unitdeck::TrayStatus</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 are names of units</extracomment>
        <translation>
            <numerusform>%1 及另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) failed: %1</source>
        <extracomment>%1 are their names</extracomment>
        <translation>
            <numerusform>%n 个服务失败：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) failed: %1</source>
        <translation>
            <numerusform>%n 个单元失败：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (user)</source>
        <translation>%1（用户）</translation>
    </message>
    <message>
        <source>%1 (system)</source>
        <translation>%1（系统）</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n 个作业正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of units…</source>
        <translation>正在读取单元列表…</translation>
    </message>
    <message>
        <source>Unitdeck: all is well, nothing has failed.</source>
        <translation>Unitdeck：一切正常，没有失败。</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitActions</name>
    <message>
        <source>Autostart</source>
        <translation>自动启动</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Enable autostart and start now</source>
        <translation>启用自动启动并立即启动</translation>
    </message>
    <message>
        <source>Disable autostart and stop now</source>
        <translation>停用自动启动并立即停止</translation>
    </message>
    <message>
        <source>Enable autostart until reboot</source>
        <translation>启用自动启动直到重启</translation>
    </message>
    <message>
        <source>Disable autostart set until reboot</source>
        <translation>停用到重启为止的自动启动</translation>
    </message>
    <message>
        <source>Block and stop now</source>
        <translation>屏蔽并立即停止</translation>
    </message>
    <message>
        <source>Block until reboot</source>
        <translation>屏蔽直到重启</translation>
    </message>
    <message>
        <source>Choose a unit first.</source>
        <translation>请先选择一个单元。</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitEditPage</name>
    <message>
        <source>%1 (until the next boot)</source>
        <translation>%1（到下次启动为止）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Save the file and reload the manager (Ctrl+S)</source>
        <translation>保存文件并重新加载管理器 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Close without saving (Esc)</source>
        <translation>不保存并关闭 (Esc)</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>第 %1 行：</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong with it.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save with errors</source>
        <translation>保存有错误的文件</translation>
    </message>
    <message numerus="yes">
        <source>Save %1 although there are %n error(s) in the unit?</source>
        <translation>
            <numerusform>单元中有 %n 个错误，仍要保存 %1 吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>文件在此期间被更改</translation>
    </message>
    <message>
        <source>Somebody else has changed %1 since you began. This is how yours differs from it.</source>
        <translation>您开始编辑后，%1 被其他人更改。下面是您的版本与它的差异。</translation>
    </message>
    <message>
        <source>Overwrite it with mine</source>
        <translation>用我的版本覆盖</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的版本</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>These changes of %1 are not saved.</source>
        <translation>对 %1 的这些更改尚未保存。</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>放弃这些更改</translation>
    </message>
    <message>
        <source>systemd&apos;s own check could not be made: %1</source>
        <translation>无法进行 systemd 自身的检查：%1</translation>
    </message>
    <message>
        <source>It was not saved.</source>
        <translation>未保存。</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitFacts</name>
    <message>
        <source>Unit file</source>
        <translation>单元文件</translation>
    </message>
    <message>
        <source>Drop-ins</source>
        <translation>附加配置</translation>
    </message>
    <message>
        <source>Main process</source>
        <translation>主进程</translation>
    </message>
    <message>
        <source>Control process</source>
        <translation>控制进程</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Next time</source>
        <translation>下次时间</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>上次时间</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>启动单元</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>由其启动</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启次数</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>失败时</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务数</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Starts again after %1, whatever the reason</source>
        <translation>无论何种原因，%1后重新启动</translation>
    </message>
    <message>
        <source>Starts again after %1 only if it ended well</source>
        <translation>仅在正常结束时，%1后重新启动</translation>
    </message>
    <message>
        <source>Starts again after %1</source>
        <translation>%1后重新启动</translation>
    </message>
    <message>
        <source>Starts again after %1 if it crashed, hung or took too long</source>
        <translation>崩溃、挂起或超时时，%1后重新启动</translation>
    </message>
    <message>
        <source>Starts again after %1 if it crashed</source>
        <translation>崩溃时，%1后重新启动</translation>
    </message>
    <message>
        <source>Starts again after %1 if it hung</source>
        <translation>挂起时，%1后重新启动</translation>
    </message>
    <message>
        <source>none, made while running</source>
        <translation>无，运行时创建</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <extracomment>%1 is a process, %2 a moment</extracomment>
        <translation>%1，自 %2</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <extracomment>%1 is a moment, %2 a duration</extracomment>
        <translation>%1，%2后</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>%1; then starts %2</source>
        <extracomment>%1 is what happens to the unit, %2 other units</extracomment>
        <translation>%1；然后启动 %2</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最高 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>preset: on</source>
        <translation>预设：开</translation>
    </message>
    <message>
        <source>preset: off</source>
        <translation>预设：关</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <extracomment>%1 is &quot;On&quot;, %2 the units it starts with</extracomment>
        <translation>%1，随 %2</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitFilePage</name>
    <message>
        <source>The unit file was changed on disk; the manager still goes by the old one.</source>
        <translation>单元文件在磁盘上已更改；管理器仍在使用旧文件。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Files of the unit</source>
        <translation>单元的文件</translation>
    </message>
    <message>
        <source>Choose a unit to see its files.</source>
        <translation>选择一个单元以查看其文件。</translation>
    </message>
    <message>
        <source>Asking the manager…</source>
        <translation>正在询问管理器…</translation>
    </message>
    <message>
        <source>There is no unit file of this name.</source>
        <translation>没有此名称的单元文件。</translation>
    </message>
    <message>
        <source>This unit has no file: the manager or a device made it.</source>
        <translation>此单元没有文件：它由管理器或设备创建。</translation>
    </message>
    <message>
        <source># What stands here is read after the unit&apos;s own file.</source>
        <translation># 这里的内容在单元自身的文件之后读取。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Change the unit (Ctrl+E)</source>
        <translation>更改单元 (Ctrl+E)</translation>
    </message>
    <message>
        <source>What was saved, and when</source>
        <translation>保存过什么以及何时保存</translation>
    </message>
    <message>
        <source>There is an edit of %1 that was not saved.</source>
        <translation>对 %1 的编辑尚未保存。</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>New drop-in…</source>
        <translation>新建附加配置…</translation>
    </message>
    <message>
        <source>New drop-in until the next boot…</source>
        <translation>新建附加配置（到下次启动为止）…</translation>
    </message>
    <message>
        <source>New drop-in for all instances of %1…</source>
        <translation>为 %1 的所有实例新建附加配置…</translation>
    </message>
    <message>
        <source>A copy of your own of the whole file</source>
        <translation>整个文件的个人副本</translation>
    </message>
    <message>
        <source>New drop-in</source>
        <translation>新建附加配置</translation>
    </message>
    <message>
        <source>Name of the file, without .conf. Drop-ins are read in the order of their names.</source>
        <translation>文件名，不含 .conf。附加配置按名称顺序读取。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>How it differs from the file of that name that it hides</source>
        <translation>它与被它遮盖的同名文件有何不同</translation>
    </message>
    <message>
        <source>It hides no other file of its name.</source>
        <translation>它没有遮盖其他同名文件。</translation>
    </message>
    <message>
        <source>%1 hides %2. This is what it changes of it.</source>
        <translation>%1 遮盖了 %2。以下是它所做的改动。</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitFileSection</name>
    <message>
        <source>from a package</source>
        <translation>来自软件包</translation>
    </message>
    <message>
        <source>of this machine&apos;s administrator</source>
        <translation>由此计算机的管理员创建</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>您自己的</translation>
    </message>
    <message>
        <source>until the machine restarts</source>
        <translation>直到计算机重启</translation>
    </message>
    <message>
        <source>made by a generator; changes get lost</source>
        <translation>由生成器生成；更改会丢失</translation>
    </message>
    <message>
        <source>made while running</source>
        <translation>运行时创建</translation>
    </message>
    <message>
        <source>set with “systemctl set-property”</source>
        <translation>由“systemctl set-property”设置</translation>
    </message>
    <message>
        <source>the file the unit was generated from</source>
        <translation>生成此单元的源文件</translation>
    </message>
    <message>
        <source>linked from another place</source>
        <translation>从别处链接</translation>
    </message>
    <message>
        <source>drop-in, %1</source>
        <translation>附加配置（drop-in），%1</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Copy the text of %1</source>
        <translation>复制 %1 的文本</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder of %1</source>
        <translation>打开 %1 的文件夹</translation>
    </message>
    <message>
        <source>This file blocks the unit: there is nothing in it, so nothing can start it (masked).</source>
        <translation>此文件屏蔽了单元：文件为空，因此单元无法启动（masked）。</translation>
    </message>
    <message>
        <source>The file is longer than 1 MiB; this is its beginning.</source>
        <translation>文件超过 1 MiB；这里是开头部分。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1 第 %2 行</translation>
    </message>
    <message>
        <source>Does not count: taken back by %1.</source>
        <extracomment>%1 is a place in a file</extracomment>
        <translation>不生效：被 %1 撤销。</translation>
    </message>
    <message>
        <source>Does not count: replaced by %1.</source>
        <translation>不生效：被 %1 取代。</translation>
    </message>
    <message>
        <source>Made from %1.</source>
        <translation>由 %1 生成。</translation>
    </message>
    <message>
        <source>Click to go there.</source>
        <translation>点击前往。</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Autostart</source>
        <translation>自动启动</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>systemd state</source>
        <translation>systemd 状态</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitTableView</name>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitTextEdit</name>
    <message>
        <source>Unit file text</source>
        <translation>单元文件文本</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>补全</translation>
    </message>
</context>
<context>
    <name>unitdeck::UnitView</name>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>This manager has no services.</source>
        <translation>此管理器没有服务。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Nothing has failed. All is well.</source>
        <translation>没有失败的单元。一切正常。</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>No service is running.</source>
        <translation>没有正在运行的服务。</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No favourites yet. Mark a unit with Ctrl+D to find it here.</source>
        <translation>还没有收藏。用 Ctrl+D 标记单元，即可在此找到它。</translation>
    </message>
    <message>
        <source>Starts automatically</source>
        <translation>自动启动</translation>
    </message>
    <message>
        <source>No unit is set to start by itself.</source>
        <translation>没有设为自动启动的单元。</translation>
    </message>
    <message>
        <source>Timers</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>This manager has no timers.</source>
        <translation>此管理器没有定时器。</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>This manager has no sockets.</source>
        <translation>此管理器没有套接字。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This manager has no units.</source>
        <translation>此管理器没有单元。</translation>
    </message>
</context>
<context>
    <name>unitdeck::VerbLook</name>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Starts the unit now (start).</source>
        <translation>立即启动单元（start）。</translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>已启动 %1</translation>
    </message>
    <message>
        <source>Starting %1…</source>
        <translation>正在启动 %1…</translation>
    </message>
    <message>
        <source>%1 was not started</source>
        <translation>未启动 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stops the unit now (stop).</source>
        <translation>立即停止单元（stop）。</translation>
    </message>
    <message>
        <source>Stopped %1</source>
        <translation>已停止 %1</translation>
    </message>
    <message>
        <source>Stopping %1…</source>
        <translation>正在停止 %1…</translation>
    </message>
    <message>
        <source>%1 was not stopped</source>
        <translation>未停止 %1</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Stops the unit if it runs, then starts it (restart).</source>
        <translation>如果单元在运行则先停止，然后启动（restart）。</translation>
    </message>
    <message>
        <source>Restarted %1</source>
        <translation>已重启 %1</translation>
    </message>
    <message>
        <source>Restarting %1…</source>
        <translation>正在重启 %1…</translation>
    </message>
    <message>
        <source>%1 was not restarted</source>
        <translation>未重启 %1</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Lets the service read its own configuration again, without a restart (reload).</source>
        <translation>让服务重新读取自身配置，无需重启（reload）。</translation>
    </message>
    <message>
        <source>Reloaded %1</source>
        <translation>已重新加载 %1</translation>
    </message>
    <message>
        <source>Reloading %1…</source>
        <translation>正在重新加载 %1…</translation>
    </message>
    <message>
        <source>%1 was not reloaded</source>
        <translation>未重新加载 %1</translation>
    </message>
    <message>
        <source>Try restart</source>
        <translation>尝试重启</translation>
    </message>
    <message>
        <source>Restarts the unit if it runs, and does nothing if it does not (try-restart).</source>
        <translation>如果单元在运行则重启，否则什么也不做（try-restart）。</translation>
    </message>
    <message>
        <source>Restarted %1 if it was running</source>
        <translation>已重启 %1（如在运行）</translation>
    </message>
    <message>
        <source>Reload or restart</source>
        <translation>重新加载或重启</translation>
    </message>
    <message>
        <source>Reloads the service if it can, and restarts it otherwise (reload-or-restart).</source>
        <translation>如果可以则重新加载服务，否则重启（reload-or-restart）。</translation>
    </message>
    <message>
        <source>Reloaded or restarted %1</source>
        <translation>已重新加载或重启 %1</translation>
    </message>
    <message>
        <source>Reloading or restarting %1…</source>
        <translation>正在重新加载或重启 %1…</translation>
    </message>
    <message>
        <source>%1 was neither reloaded nor restarted</source>
        <translation>未重新加载或重启 %1</translation>
    </message>
    <message>
        <source>Kill…</source>
        <translation>发送信号…</translation>
    </message>
    <message>
        <source>Sends a signal to the unit&apos;s processes (kill).</source>
        <translation>向单元的进程发送信号（kill）。</translation>
    </message>
    <message>
        <source>Sent a signal to %1</source>
        <translation>已向 %1 发送信号</translation>
    </message>
    <message>
        <source>Sending a signal to %1…</source>
        <translation>正在向 %1 发送信号…</translation>
    </message>
    <message>
        <source>No signal was sent to %1</source>
        <translation>未向 %1 发送信号</translation>
    </message>
    <message>
        <source>Clear failure</source>
        <translation>清除失败状态</translation>
    </message>
    <message>
        <source>Forgets that the unit failed, and how often it was started (reset-failed).</source>
        <translation>忘记单元曾经失败，以及启动过多少次（reset-failed）。</translation>
    </message>
    <message>
        <source>Cleared the failure of %1</source>
        <translation>已清除 %1 的失败状态</translation>
    </message>
    <message>
        <source>Clearing the failure of %1…</source>
        <translation>正在清除 %1 的失败状态…</translation>
    </message>
    <message>
        <source>The failure of %1 was not cleared</source>
        <translation>未清除 %1 的失败状态</translation>
    </message>
    <message>
        <source>Enable autostart</source>
        <translation>启用自动启动</translation>
    </message>
    <message>
        <source>Lets the unit start by itself from now on; does not start it now (enable).</source>
        <translation>让单元从此自动启动；现在不启动（enable）。</translation>
    </message>
    <message>
        <source>Switched on autostart of %1</source>
        <translation>已启用 %1 的自动启动</translation>
    </message>
    <message>
        <source>Switching on autostart of %1…</source>
        <translation>正在启用 %1 的自动启动…</translation>
    </message>
    <message>
        <source>Autostart of %1 was not switched on</source>
        <translation>未启用 %1 的自动启动</translation>
    </message>
    <message>
        <source>Disable autostart</source>
        <translation>停用自动启动</translation>
    </message>
    <message>
        <source>Lets the unit no longer start by itself; does not stop it now (disable).</source>
        <translation>让单元不再自动启动；现在不停止（disable）。</translation>
    </message>
    <message>
        <source>Switched off autostart of %1</source>
        <translation>已停用 %1 的自动启动</translation>
    </message>
    <message>
        <source>Switching off autostart of %1…</source>
        <translation>正在停用 %1 的自动启动…</translation>
    </message>
    <message>
        <source>Autostart of %1 was not switched off</source>
        <translation>未停用 %1 的自动启动</translation>
    </message>
    <message>
        <source>Block (mask)</source>
        <translation>屏蔽（mask）</translation>
    </message>
    <message>
        <source>Blocks the unit: nothing and nobody can start it until it is unblocked (mask).</source>
        <translation>屏蔽单元：取消屏蔽之前，任何程序和用户都无法启动它（mask）。</translation>
    </message>
    <message>
        <source>Blocked %1</source>
        <translation>已屏蔽 %1</translation>
    </message>
    <message>
        <source>Blocking %1…</source>
        <translation>正在屏蔽 %1…</translation>
    </message>
    <message>
        <source>%1 was not blocked</source>
        <translation>未屏蔽 %1</translation>
    </message>
    <message>
        <source>Unblock (unmask)</source>
        <translation>取消屏蔽（unmask）</translation>
    </message>
    <message>
        <source>Lets the unit be started again (unmask).</source>
        <translation>让单元可以再次启动（unmask）。</translation>
    </message>
    <message>
        <source>Unblocked %1</source>
        <translation>已取消屏蔽 %1</translation>
    </message>
    <message>
        <source>Unblocking %1…</source>
        <translation>正在取消屏蔽 %1…</translation>
    </message>
    <message>
        <source>%1 was not unblocked</source>
        <translation>未取消屏蔽 %1</translation>
    </message>
    <message>
        <source>Re-enable</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Makes the links for autostart anew, after a change of the [Install] section (reenable).</source>
        <translation>更改 [Install] 节后，重新创建自动启动的链接（reenable）。</translation>
    </message>
    <message>
        <source>Renewed autostart of %1</source>
        <translation>已更新 %1 的自动启动</translation>
    </message>
    <message>
        <source>Renewing autostart of %1…</source>
        <translation>正在更新 %1 的自动启动…</translation>
    </message>
    <message>
        <source>Autostart of %1 was not renewed</source>
        <translation>未更新 %1 的自动启动</translation>
    </message>
    <message>
        <source>As preset</source>
        <translation>按预设</translation>
    </message>
    <message>
        <source>Switches autostart to what the distribution or administrator intended (preset).</source>
        <translation>将自动启动设为发行版或管理员预定的状态（preset）。</translation>
    </message>
    <message>
        <source>Set autostart of %1 as preset</source>
        <translation>已按预设设置 %1 的自动启动</translation>
    </message>
    <message>
        <source>Setting autostart of %1 as preset…</source>
        <translation>正在按预设设置 %1 的自动启动…</translation>
    </message>
    <message>
        <source>Autostart of %1 was not changed</source>
        <translation>未更改 %1 的自动启动</translation>
    </message>
    <message>
        <source>Revert to vendor</source>
        <translation>还原为原版</translation>
    </message>
    <message>
        <source>Removes local changes and drop-ins, so that the unit is as its package made it (revert).</source>
        <translation>移除本地更改和附加配置（drop-in），恢复为软件包提供的单元（revert）。</translation>
    </message>
    <message>
        <source>Reverted %1 to the vendor&apos;s version</source>
        <translation>已将 %1 还原为原版</translation>
    </message>
    <message>
        <source>Reverting %1…</source>
        <translation>正在还原 %1…</translation>
    </message>
    <message>
        <source>%1 was not reverted</source>
        <translation>未还原 %1</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Halts all processes of the unit where they are, until it is thawed (freeze).</source>
        <translation>让单元的所有进程原地暂停，直到解冻（freeze）。</translation>
    </message>
    <message>
        <source>Froze %1</source>
        <translation>已冻结 %1</translation>
    </message>
    <message>
        <source>Freezing %1…</source>
        <translation>正在冻结 %1…</translation>
    </message>
    <message>
        <source>%1 was not frozen</source>
        <translation>未冻结 %1</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Lets the processes of a frozen unit go on (thaw).</source>
        <translation>让被冻结单元的进程继续运行（thaw）。</translation>
    </message>
    <message>
        <source>Thawed %1</source>
        <translation>已解冻 %1</translation>
    </message>
    <message>
        <source>Thawing %1…</source>
        <translation>正在解冻 %1…</translation>
    </message>
    <message>
        <source>%1 was not thawed</source>
        <translation>未解冻 %1</translation>
    </message>
    <message>
        <source>Clean…</source>
        <translation>清理…</translation>
    </message>
    <message>
        <source>Deletes the unit&apos;s cache, state, log or runtime directories (clean).</source>
        <translation>删除单元的缓存、状态、日志或运行时目录（clean）。</translation>
    </message>
    <message>
        <source>Cleaned %1</source>
        <translation>已清理 %1</translation>
    </message>
    <message>
        <source>Cleaning %1…</source>
        <translation>正在清理 %1…</translation>
    </message>
    <message>
        <source>%1 was not cleaned</source>
        <translation>未清理 %1</translation>
    </message>
    <message>
        <source>Reload configuration of the manager (daemon-reload)</source>
        <translation>重新加载管理器的配置（daemon-reload）</translation>
    </message>
    <message>
        <source>Lets the manager read all unit files again; running services go on (daemon-reload).</source>
        <translation>让管理器重新读取所有单元文件；运行中的服务继续运行（daemon-reload）。</translation>
    </message>
    <message>
        <source>Reloaded the configuration of the %1</source>
        <translation>已重新加载%1的配置</translation>
    </message>
    <message>
        <source>Reloading the configuration of the %1…</source>
        <translation>正在重新加载%1的配置…</translation>
    </message>
    <message>
        <source>The configuration of the %1 was not reloaded</source>
        <translation>未重新加载%1的配置</translation>
    </message>
    <message>
        <source>Restart the manager itself (daemon-reexec)</source>
        <translation>重启管理器本身（daemon-reexec）</translation>
    </message>
    <message>
        <source>Lets the manager start its own program anew; running services go on (daemon-reexec).</source>
        <translation>让管理器重新启动自己的程序；运行中的服务继续运行（daemon-reexec）。</translation>
    </message>
    <message>
        <source>Restarted the %1</source>
        <translation>已重启%1</translation>
    </message>
    <message>
        <source>Restarting the %1…</source>
        <translation>正在重启%1…</translation>
    </message>
    <message>
        <source>The %1 was not restarted</source>
        <translation>未重启%1</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>取消作业</translation>
    </message>
    <message>
        <source>Takes back what the manager was asked to do and has not finished (cancel).</source>
        <translation>撤回已请求管理器但尚未完成的操作（cancel）。</translation>
    </message>
    <message>
        <source>Cancelled the job of %1</source>
        <translation>已取消 %1 的作业</translation>
    </message>
    <message>
        <source>Cancelling the job of %1…</source>
        <translation>正在取消 %1 的作业…</translation>
    </message>
    <message>
        <source>The job of %1 was not cancelled</source>
        <translation>未取消 %1 的作业</translation>
    </message>
    <message>
        <source>Switched on autostart of %1 and started it</source>
        <translation>已启用 %1 的自动启动并启动它</translation>
    </message>
    <message>
        <source>Switching on autostart of %1 and starting it…</source>
        <translation>正在启用 %1 的自动启动并启动它…</translation>
    </message>
    <message>
        <source>Switched off autostart of %1 and stopped it</source>
        <translation>已停用 %1 的自动启动并停止它</translation>
    </message>
    <message>
        <source>Switching off autostart of %1 and stopping it…</source>
        <translation>正在停用 %1 的自动启动并停止它…</translation>
    </message>
    <message>
        <source>Blocked %1 and stopped it</source>
        <translation>已屏蔽 %1 并停止它</translation>
    </message>
    <message>
        <source>Blocking %1 and stopping it…</source>
        <translation>正在屏蔽 %1 并停止它…</translation>
    </message>
    <message>
        <source>user manager</source>
        <translation>用户管理器</translation>
    </message>
    <message>
        <source>system manager</source>
        <translation>系统管理器</translation>
    </message>
</context>
<context>
    <name>unitdeck::Welcome</name>
    <message>
        <source>Try the demo service</source>
        <translation>试用演示服务</translation>
    </message>
    <message>
        <source>Remove the demo service</source>
        <translation>移除演示服务</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Welcome to Unitdeck</source>
        <translation>欢迎使用 Unitdeck</translation>
    </message>
    <message>
        <source>These are the services that systemd runs for you in the background. Here you see how they are, start and stop them, and find out why one does not run.</source>
        <translation>这里是 systemd 在后台为您运行的服务。您可以查看它们的状态，启动和停止它们，并弄清某个服务为何没有运行。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>On a small demo service you can try everything without risk: start it, let it fail, read what it wrote.</source>
        <translation>您可以用一个小型演示服务放心地尝试一切：启动它，让它失败，阅读它写出的内容。</translation>
    </message>
    <message>
        <source>One moment, the demo service is being prepared…</source>
        <translation>请稍候，正在准备演示服务…</translation>
    </message>
    <message>
        <source>The demo service is in the list, as unitdeck-demo. Do with it what you like; when you are done, remove it here.</source>
        <translation>演示服务已在列表中，名为 unitdeck-demo。可以随意操作；用完后在此移除。</translation>
    </message>
    <message>
        <source>The demo service is in the list, as unitdeck-demo. Do with it what you like; it came with the program and stays, stopped or not.</source>
        <translation>演示服务已在列表中，名为 unitdeck-demo。可以随意操作；它随程序一起提供，无论是否停止都会保留。</translation>
    </message>
</context>
</TS>
