<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
    <context>
        <name>About</name>
        <message>
            <source>A reader and annotator for the work reports of Chinese local governments. 批阅 is what an official does with a document: read it closely and write on it.</source>
            <translation>用来阅读和批注地方政府工作报告。“批阅”，就是像处理公文那样，逐字细读，随手圈点。</translation>
        </message>
        <message>
            <source>About Piyue</source>
            <translation>关于批阅</translation>
        </message>
        <message>
            <source>Free software under the MIT licence.</source>
            <translation>自由软件，以 MIT 许可证发布。</translation>
        </message>
        <message>
            <source>Library: %1</source>
            <translation>文库：%1</translation>
        </message>
        <message>
            <source>Piyue 批阅</source>
            <translation>批阅 Piyue</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>版本 %1</translation>
        </message>
    </context>
    <context>
        <name>Annotations</name>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n 条已隐藏</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be placed</source>
            <translation>
                <numerusform>%n 条待复核</numerusform>
            </translation>
        </message>
        <message>
            <source>All tags</source>
            <translation>全部标签</translation>
        </message>
        <message>
            <source>Annotation</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Annotations of this document</source>
            <translation>本文档的批注</translation>
        </message>
        <message>
            <source>Another tag</source>
            <translation>改用其他标签</translation>
        </message>
        <message>
            <source>Choose whose marks are shown under Annotate › Annotators.</source>
            <translation>在“批注 › 批注者”中选择显示谁的批注。</translation>
        </message>
        <message numerus="yes">
            <source>Delete %n annotation(s)</source>
            <translation>
                <numerusform>删除 %n 条批注</numerusform>
            </translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Filter annotations</source>
            <translation>筛选批注</translation>
        </message>
        <message>
            <source>Filter by words of the passage, the note or the tag</source>
            <translation>按选段、备注或标签中的字词筛选</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>转到原文</translation>
        </message>
        <message>
            <source>No annotation matches</source>
            <translation>没有符合条件的批注</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Note (Ctrl+Return keeps it, Esc drops it)</source>
            <translation>写备注（Ctrl+Enter 保存，Esc 放弃）</translation>
        </message>
        <message>
            <source>Note on the annotation</source>
            <translation>批注的备注</translation>
        </message>
        <message>
            <source>Nothing annotated yet</source>
            <translation>还没有批注</translation>
        </message>
        <message>
            <source>Only this tag</source>
            <translation>只看此标签</translation>
        </message>
        <message>
            <source>Select words in the text, then click a tag or press its number key.</source>
            <translation>在正文中选取文字，再单击标签或按标签的数字键。</translation>
        </message>
        <message>
            <source>The annotations here are hidden</source>
            <translation>此处的批注已隐藏</translation>
        </message>
        <message>
            <source>Try fewer words, or all tags.</source>
            <translation>请减少关键词，或改为全部标签。</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>写备注</translation>
        </message>
    </context>
    <context>
        <name>Annotators</name>
        <message>
            <source>(no name)</source>
            <translation>（未署名）</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Annotators</source>
            <translation>批注者</translation>
        </message>
        <message>
            <source>Another name…</source>
            <translation>换个姓名…</translation>
        </message>
        <message>
            <source>Every annotation bears the name of who made it</source>
            <translation>每条批注都记有批注者的姓名</translation>
        </message>
        <message>
            <source>I am</source>
            <translation>我是</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>New annotations bear the chosen name. Marks that are hidden stay.</source>
            <translation>新批注使用所选姓名。隐藏的批注不会丢失。</translation>
        </message>
        <message>
            <source>Show the marks of %1</source>
            <translation>显示 %1 的批注</translation>
        </message>
        <message>
            <source>Your name as annotator</source>
            <translation>您的批注者姓名</translation>
        </message>
        <message>
            <source>Your own annotations are shown again</source>
            <translation>已重新显示您自己的批注</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>显示</translation>
        </message>
    </context>
    <context>
        <name>Asking</name>
        <message>
            <source> or </source>
            <translation> 或 </translation>
        </message>
        <message>
            <source>(alone)</source>
            <translation>（单独）</translation>
        </message>
        <message>
            <source>(deleted tag)</source>
            <translation>（已删除的标签）</translation>
        </message>
        <message>
            <source>Also annotations of the tags below those chosen</source>
            <translation>也包括所选标签的下级标签的批注</translation>
        </message>
        <message>
            <source>Any tag</source>
            <translation>任意标签</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>检索</translation>
        </message>
        <message>
            <source>Characters between them at most</source>
            <translation>两者之间最多相隔的字数</translation>
        </message>
        <message>
            <source>Find: characters, pinyin or initials</source>
            <translation>查找：汉字、拼音或首字母</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>How A stands to B</source>
            <translation>A 与 B 的关系</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>检索</translation>
        </message>
        <message>
            <source>Questions that were saved</source>
            <translation>已保存的检索</translation>
        </message>
        <message>
            <source>Return ticks · Esc closes</source>
            <translation>回车勾选 · Esc 关闭</translation>
        </message>
        <message>
            <source>Saved questions</source>
            <translation>已存的检索</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <source>Tags A: any of them</source>
            <translation>标签 A：任一即可</translation>
        </message>
        <message>
            <source>Tags B: any of them</source>
            <translation>标签 B：任一即可</translation>
        </message>
        <message>
            <source>Tags, any number of which can be ticked</source>
            <translation>标签，可勾选多个</translation>
        </message>
        <message>
            <source>any tag</source>
            <translation>任意标签</translation>
        </message>
        <message>
            <source>around</source>
            <translation>包含</translation>
        </message>
        <message>
            <source>in documents with</source>
            <translation>所在文档有</translation>
        </message>
        <message>
            <source>in documents without</source>
            <translation>所在文档没有</translation>
        </message>
        <message>
            <source>in one paragraph with</source>
            <translation>同一段有</translation>
        </message>
        <message>
            <source>in one section with</source>
            <translation>同一节有</translation>
        </message>
        <message>
            <source>in one sentence with</source>
            <translation>同一句有</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>位于…之内</translation>
        </message>
        <message>
            <source>near (characters)</source>
            <translation>相距若干字内</translation>
        </message>
        <message>
            <source>not overlapping</source>
            <translation>不重叠于</translation>
        </message>
        <message>
            <source>overlapping</source>
            <translation>重叠于</translation>
        </message>
    </context>
    <context>
        <name>Backups</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n 条批注</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n document(s)</source>
            <translation>
                <numerusform>%n 篇文档</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n 步操作</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s)</source>
            <translation>
                <numerusform>%n 个标签</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Another place…</source>
            <translation>更改位置…</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>Backups, the newest first</source>
            <translation>备份，最新的在前</translation>
        </message>
        <message>
            <source>Check the library</source>
            <translation>检查文库</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Keep backups in another folder, best on another disk</source>
            <translation>把备份放在另一个文件夹，最好是另一块磁盘</translation>
        </message>
        <message>
            <source>Kept in %1</source>
            <translation>保存在 %1</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>No backups yet</source>
            <translation>还没有备份</translation>
        </message>
        <message>
            <source>Piyue backs the library up once a day and before anything risky, and checks each copy. In brackets: how much more or less it holds than the library does now.</source>
            <translation>批阅每天及每次重大操作之前自动备份文库，并校验每个备份。括号内为与当前文库相比多出或缺少的数量。</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Restore the backup of %1?</source>
            <translation>恢复 %1 的备份？</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>恢复…</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>The backup was restored</source>
            <translation>已恢复备份</translation>
        </message>
        <message>
            <source>The backup was restored; the damaged file lies beside it, with .broken in its name</source>
            <translation>已恢复备份；损坏的文件仍在原处，文件名中含 .broken</translation>
        </message>
        <message>
            <source>The first one is made today by itself, or now by the button below.</source>
            <translation>今天会自动备份，也可以点击下方按钮立即备份。</translation>
        </message>
        <message>
            <source>The library becomes as it was then. What it holds now is backed up first, so that you can come back to it here.</source>
            <translation>文库将回到当时的样子。当前内容会先行备份，随时可以在这里恢复。</translation>
        </message>
        <message>
            <source>Where backups are kept from now on</source>
            <translation>今后备份保存的位置</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>before a new version</source>
            <translation>更新文本之前</translation>
        </message>
        <message>
            <source>before a repair</source>
            <translation>修复文字之前</translation>
        </message>
        <message>
            <source>before a restore</source>
            <translation>恢复备份之前</translation>
        </message>
        <message>
            <source>before an upgrade</source>
            <translation>文库升级之前</translation>
        </message>
        <message>
            <source>before deleting a tag</source>
            <translation>删除标签之前</translation>
        </message>
        <message>
            <source>before deleting annotations</source>
            <translation>删除批注之前</translation>
        </message>
        <message>
            <source>before deleting documents</source>
            <translation>删除文档之前</translation>
        </message>
        <message>
            <source>before going back</source>
            <translation>回到过去之前</translation>
        </message>
        <message>
            <source>before merging tags</source>
            <translation>合并标签之前</translation>
        </message>
        <message>
            <source>before thinning the history</source>
            <translation>清理历史之前</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手动</translation>
        </message>
        <message>
            <source>of the day</source>
            <translation>每日</translation>
        </message>
    </context>
    <context>
        <name>Beside</name>
        <message>
            <source>%1 (the same document)</source>
            <translation>%1（同一文档）</translation>
        </message>
        <message>
            <source>Close the second text</source>
            <translation>关闭并排文本</translation>
        </message>
        <message>
            <source>Second text</source>
            <translation>并排文本</translation>
        </message>
        <message>
            <source>What is read beside</source>
            <translation>并排阅读的文档</translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n 条批注</numerusform>
            </translation>
        </message>
        <message>
            <source>(indicator unknown)</source>
            <translation>（指标不明）</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>原文</translation>
        </message>
        <message>
            <source>Base unit</source>
            <translation>折合</translation>
        </message>
        <message>
            <source>Bytes of the file were lost here, and nothing tells what they were.</source>
            <translation>此处文件有字节丢失，已无从推断原文。</translation>
        </message>
        <message>
            <source>Bytes of the file were lost here; the text is shown as it came.</source>
            <translation>此处文件有字节丢失，正文按原样显示。</translation>
        </message>
        <message>
            <source>Corrected by hand</source>
            <translation>已人工订正</translation>
        </message>
        <message>
            <source>Damage</source>
            <translation>残损</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Explained in this document</source>
            <translation>释义出自本文档</translation>
        </message>
        <message>
            <source>Explained in “%1”</source>
            <translation>释义出自《%1》</translation>
        </message>
        <message>
            <source>From Piyue's lexicon</source>
            <translation>释义出自内置词库</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>May have been</source>
            <translation>可能是</translation>
        </message>
        <message>
            <source>No explanation is known.</source>
            <translation>暂无释义。</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>时期</translation>
        </message>
        <message>
            <source>Qualifier</source>
            <translation>限定词</translation>
        </message>
        <message>
            <source>Same sentence</source>
            <translation>同句数据</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>性质</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Why? The rule that gave each field</source>
            <translation>判定依据：各字段所用规则</translation>
        </message>
        <message>
            <source>a space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>（无字）</translation>
        </message>
    </context>
    <context>
        <name>Cards</name>
        <message>
            <source>Annotate</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>订正…</translation>
        </message>
        <message>
            <source>Not a figure</source>
            <translation>不是数据</translation>
        </message>
        <message>
            <source>Nothing to explain here</source>
            <translation>此处没有可说明的内容</translation>
        </message>
        <message>
            <source>Repair: %1</source>
            <translation>修复为：%1</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>判定依据</translation>
        </message>
    </context>
    <context>
        <name>Check</name>
        <message numerus="yes">
            <source>%n thing(s) not as they must be</source>
            <translation>
                <numerusform>有 %n 处不正常</numerusform>
            </translation>
        </message>
        <message>
            <source>A step of the history can't be read</source>
            <translation>历史中有一步无法读取</translation>
        </message>
        <message>
            <source>A tag stands under itself</source>
            <translation>标签位于自身之下</translation>
        </message>
        <message>
            <source>A text or file is not the one that was imported</source>
            <translation>文本或原文件与导入时不符</translation>
        </message>
        <message>
            <source>A version of a text can't be read as it must be</source>
            <translation>某个文本版本不完整</translation>
        </message>
        <message>
            <source>An annotation is placed in another version of its text</source>
            <translation>批注定位在另一个文本版本中</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Everything is in order</source>
            <translation>一切完好</translation>
        </message>
        <message>
            <source>Give the tag a shorter name</source>
            <translation>把该标签改短</translation>
        </message>
        <message>
            <source>Import the file again</source>
            <translation>重新导入该文件</translation>
        </message>
        <message>
            <source>Look at the annotation and place it anew</source>
            <translation>核对该批注并重新定位</translation>
        </message>
        <message>
            <source>Move the tag further up in the codebook</source>
            <translation>在标签栏中把该标签移到更高的层级</translation>
        </message>
        <message>
            <source>Restore a backup (File › Backups)</source>
            <translation>恢复备份（文件 › 备份）</translation>
        </message>
        <message>
            <source>Something is not as the history left it</source>
            <translation>内容与历史记录不符</translation>
        </message>
        <message>
            <source>Something points to what is not there</source>
            <translation>有内容指向不存在的对象</translation>
        </message>
        <message>
            <source>Tags stand deeper than 32 levels</source>
            <translation>标签超过 32 级</translation>
        </message>
        <message>
            <source>The file is damaged</source>
            <translation>文件已损坏</translation>
        </message>
        <message>
            <source>The file, the texts, the files they came from, every quote, the codebook and every step of the history were compared with each other.</source>
            <translation>已逐一核对文件、文本、原文件、每条引文、标签体系和每一步历史。</translation>
        </message>
        <message>
            <source>The name of a tag is longer than 200 characters</source>
            <translation>标签名称超过 200 字</translation>
        </message>
        <message>
            <source>The words of a passage are not at its place</source>
            <translation>选段的文字与位置不符</translation>
        </message>
        <message>
            <source>Thin the history up to there (Edit › History)</source>
            <translation>清理到此为止的历史（编辑 › 历史）</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>检查结果</translation>
        </message>
        <message>
            <source>the annotations' places</source>
            <translation>批注位置</translation>
        </message>
        <message>
            <source>the codebook</source>
            <translation>标签体系</translation>
        </message>
        <message>
            <source>the file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>the files imported</source>
            <translation>原文件</translation>
        </message>
        <message>
            <source>the history</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>the passages</source>
            <translation>选段</translation>
        </message>
        <message>
            <source>the tables</source>
            <translation>数据表</translation>
        </message>
        <message>
            <source>the texts</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>what points to what</source>
            <translation>引用关系</translation>
        </message>
    </context>
    <context>
        <name>Choosing</name>
        <message>
            <source>%1 file</source>
            <translation>%1 文件</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
    </context>
    <context>
        <name>Cleaning</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>原始字节（%n 个）</numerusform>
            </translation>
        </message>
        <message>
            <source>All changes</source>
            <translation>全部改动</translation>
        </message>
        <message>
            <source>Became</source>
            <translation>改为</translation>
        </message>
        <message>
            <source>Blank line</source>
            <translation>空行</translation>
        </message>
        <message>
            <source>Blanks</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>Byte order mark</source>
            <translation>字节序标记</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>改动</translation>
        </message>
        <message>
            <source>Control character</source>
            <translation>控制字符</translation>
        </message>
        <message>
            <source>Decoded as %1</source>
            <translation>按 %1 解码</translation>
        </message>
        <message>
            <source>Heading line of the crawl</source>
            <translation>抓取的标题行</translation>
        </message>
        <message>
            <source>Indent</source>
            <translation>缩进</translation>
        </message>
        <message>
            <source>Invisible character</source>
            <translation>不可见字符</translation>
        </message>
        <message>
            <source>Line broken in a sentence</source>
            <translation>句中断行</translation>
        </message>
        <message>
            <source>Line end</source>
            <translation>换行符</translation>
        </message>
        <message>
            <source>Line of the site</source>
            <translation>网站自带的文字</translation>
        </message>
        <message>
            <source>Markdown mark</source>
            <translation>Markdown 标记</translation>
        </message>
        <message>
            <source>Only changes of this sort</source>
            <translation>只看此类改动</translation>
        </message>
        <message>
            <source>Page mark</source>
            <translation>页码标记</translation>
        </message>
        <message>
            <source>Paragraph set</source>
            <translation>分段</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Stood there</source>
            <translation>原为</translation>
        </message>
        <message>
            <source>The file as decoded</source>
            <translation>解码后的原文件</translation>
        </message>
        <message>
            <source>The file's bytes</source>
            <translation>文件的原始字节</translation>
        </message>
        <message>
            <source>Turn to another page (上接/下转)</source>
            <translation>转版说明（上接/下转）</translation>
        </message>
        <message>
            <source>What cleaning changed</source>
            <translation>清理改动</translation>
        </message>
    </context>
    <context>
        <name>Codebook</name>
        <message numerus="yes">
            <source>%n annotation(s) and all tags under it go over to</source>
            <translation>
                <numerusform>%n 条批注及其下级标签并入</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) go with it.</source>
            <translation>
                <numerusform>其下 %n 条批注将一并删除。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tag(s)</source>
            <translation>
                <numerusform>新增 %n 个标签</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of the codebook were not taken</source>
            <translation>
                <numerusform>标签表中有 %n 行未导入</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) stand deeper than 32 levels and are shown on the last of these. Move them up.</source>
            <translation>
                <numerusform>有 %n 个标签超过 32 级，暂显示在第 32 级，请上移。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) stand under themselves and are shown at the end. Move them to mend it.</source>
            <translation>
                <numerusform>有 %n 个标签位于自身之下，暂显示在末尾，移动后即可恢复。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) under it go with it.</source>
            <translation>
                <numerusform>其下 %n 个下级标签将一并删除。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) written to %1</source>
            <translation>
                <numerusform>已把 %n 个标签写入 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Add tags, then select words in the text and click a tag or press its key.</source>
            <translation>先新建标签，再在正文中选取文字，单击标签或按其数字键。</translation>
        </message>
        <message>
            <source>All codebooks</source>
            <translation>所有标签体系</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>归档</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Codebook</source>
            <translation>标签体系</translation>
        </message>
        <message>
            <source>Codebook by theme</source>
            <translation>按主题分类的标签体系</translation>
        </message>
        <message>
            <source>Colour of the tag</source>
            <translation>标签颜色</translation>
        </message>
        <message>
            <source>Colour…</source>
            <translation>颜色…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Delete the tag</source>
            <translation>删除标签</translation>
        </message>
        <message>
            <source>Delete the tag “%1”?</source>
            <translation>删除标签“%1”？</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>删除…</translation>
        </message>
        <message>
            <source>Edit the tag</source>
            <translation>编辑标签</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>编辑…</translation>
        </message>
        <message>
            <source>Example: %1</source>
            <translation>例：%1</translation>
        </message>
        <message>
            <source>Export the codebook</source>
            <translation>导出标签体系</translation>
        </message>
        <message>
            <source>Export the codebook…</source>
            <translation>导出标签体系…</translation>
        </message>
        <message>
            <source>Import a codebook</source>
            <translation>导入标签体系</translation>
        </message>
        <message>
            <source>Import a codebook…</source>
            <translation>导入标签体系…</translation>
        </message>
        <message>
            <source>Merge into…</source>
            <translation>并入…</translation>
        </message>
        <message>
            <source>Merge “%1” into another tag</source>
            <translation>把“%1”并入其他标签</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>New tag</source>
            <translation>新建标签</translation>
        </message>
        <message>
            <source>New tag below…</source>
            <translation>新建下级标签…</translation>
        </message>
        <message>
            <source>New tag…</source>
            <translation>新建标签…</translation>
        </message>
        <message>
            <source>No key</source>
            <translation>不设数字键</translation>
        </message>
        <message>
            <source>No tags yet</source>
            <translation>还没有标签</translation>
        </message>
        <message>
            <source>Not when: %1</source>
            <translation>不用于：%1</translation>
        </message>
        <message>
            <source>Number key</source>
            <translation>数字键</translation>
        </message>
        <message>
            <source>Put on the selection</source>
            <translation>加到所选文字</translation>
        </message>
        <message>
            <source>REFI-QDA codebook</source>
            <translation>REFI-QDA 标签体系</translation>
        </message>
        <message>
            <source>Read its passages…</source>
            <translation>逐条阅读选段…</translation>
        </message>
        <message>
            <source>Rename tag</source>
            <translation>重命名标签</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Row %1: a name in the tag's path is longer than 200 characters</source>
            <translation>第 %1 行：标签路径中有名称超过 200 字</translation>
        </message>
        <message>
            <source>Row %1: the tag would stand deeper than 32 levels</source>
            <translation>第 %1 行：标签超过 32 级</translation>
        </message>
        <message>
            <source>Show archived tags</source>
            <translation>显示已归档的标签</translation>
        </message>
        <message>
            <source>Split…</source>
            <translation>拆分…</translation>
        </message>
        <message>
            <source>Table (CSV)</source>
            <translation>表格（CSV）</translation>
        </message>
        <message>
            <source>There is no other tag to merge into</source>
            <translation>没有其他标签可以并入</translation>
        </message>
        <message>
            <source>Use a codebook</source>
            <translation>选用标签体系</translation>
        </message>
        <message>
            <source>Use a codebook…</source>
            <translation>选用现成的标签体系…</translation>
        </message>
        <message>
            <source>When: %1</source>
            <translation>用于：%1</translation>
        </message>
        <message>
            <source>You can undo this.</source>
            <translation>此操作可以撤销。</translation>
        </message>
        <message>
            <source>codebook</source>
            <translation>标签体系</translation>
        </message>
        <message>
            <source>“%1” could not be written</source>
            <translation>无法写入“%1”</translation>
        </message>
        <message>
            <source>“%1” is no codebook that can be read</source>
            <translation>“%1”不是可读取的标签体系</translation>
        </message>
    </context>
    <context>
        <name>Coding</name>
        <message>
            <source>Marked as reviewed</source>
            <translation>已标为复核</translation>
        </message>
        <message>
            <source>Move the end with the arrows; Return keeps it, Esc leaves it</source>
            <translation>用方向键移动端点；回车保留，Esc 放弃</translation>
        </message>
        <message>
            <source>No annotation in this document</source>
            <translation>本文档没有批注</translation>
        </message>
        <message>
            <source>No further one in this document</source>
            <translation>本文档没有下一条了</translation>
        </message>
        <message>
            <source>No list of annotations is open</source>
            <translation>没有打开批注列表</translation>
        </message>
        <message>
            <source>No longer marked as reviewed</source>
            <translation>已取消复核标记</translation>
        </message>
        <message>
            <source>No tag has been put yet</source>
            <translation>还没有用过标签</translation>
        </message>
        <message>
            <source>Select at most %1 characters to name a tag by</source>
            <translation>以文字命名标签时，最多选择 %1 个字</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>&amp;About Piyue</source>
            <translation>关于批阅(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;All annotations…</source>
            <translation>全部批注与检索(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Annotations</source>
            <translation>批注(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Back to the place before</source>
            <translation>回到上一处(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Backups…</source>
            <translation>备份(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Damage</source>
            <translation>残损(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Delete the annotation</source>
            <translation>删除批注(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除(&amp;D)…</translation>
        </message>
        <message>
            <source>&amp;Explain what is here</source>
            <translation>说明此处(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>导出(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Figures</source>
            <translation>数据(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Find in the text…</source>
            <translation>在正文中查找(&amp;F)…</translation>
        </message>
        <message>
            <source>&amp;Forward again</source>
            <translation>再往前(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>全屏(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Go to a paragraph or share…</source>
            <translation>转到段落或百分比(&amp;G)…</translation>
        </message>
        <message>
            <source>&amp;History…</source>
            <translation>历史(&amp;H)…</translation>
        </message>
        <message>
            <source>&amp;Import files…</source>
            <translation>导入文件(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;Join the word with the next</source>
            <translation>与后一词合并(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>快捷键一览(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>放大文字(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Legend</source>
            <translation>图例(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Look at files and import them…</source>
            <translation>预览后导入(&amp;L)…</translation>
        </message>
        <message>
            <source>&amp;New library…</source>
            <translation>新建文库(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Next annotation</source>
            <translation>下一条批注(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Next in the list</source>
            <translation>列表中下一篇(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Note on the annotation</source>
            <translation>写备注(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open library…</source>
            <translation>打开文库(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Previous annotation</source>
            <translation>上一条批注(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Previous in the list</source>
            <translation>列表中上一篇(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Print…</source>
            <translation>打印(&amp;P)…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>缩小文字(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Split the word at the caret</source>
            <translation>在光标处拆分词语(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Suggestions…</source>
            <translation>建议队列(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Terms</source>
            <translation>术语(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Usual size</source>
            <translation>默认大小(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Versions of the text…</source>
            <translation>文本版本(&amp;V)…</translation>
        </message>
        <message>
            <source>&amp;Words</source>
            <translation>分词(&amp;W)</translation>
        </message>
        <message>
            <source>A&amp;nnotators…</source>
            <translation>批注者(&amp;N)…</translation>
        </message>
        <message>
            <source>Annotate all figures the table &amp;shows…</source>
            <translation>批注表中所列全部数据(&amp;S)…</translation>
        </message>
        <message>
            <source>Annotate all search &amp;hits…</source>
            <translation>批注全部查找结果(&amp;H)…</translation>
        </message>
        <message>
            <source>Annotate the &amp;figure here</source>
            <translation>批注此处数据(&amp;F)</translation>
        </message>
        <message>
            <source>Back to the list of annotations, and to the place before</source>
            <translation>回到批注列表和原处</translation>
        </message>
        <message>
            <source>Boo&amp;kmark here, or take it away</source>
            <translation>在此加书签或取消(&amp;K)</translation>
        </message>
        <message>
            <source>Bookmark bef&amp;ore</source>
            <translation>上一个书签(&amp;O)</translation>
        </message>
        <message>
            <source>Chec&amp;k the library</source>
            <translation>检查文库(&amp;K)</translation>
        </message>
        <message>
            <source>Filter the &amp;documents</source>
            <translation>筛选文档(&amp;D)</translation>
        </message>
        <message>
            <source>Find a tag to &amp;put…</source>
            <translation>查找标签并标注(&amp;P)…</translation>
        </message>
        <message>
            <source>Fol&amp;ders of this library…</source>
            <translation>文库的文件夹(&amp;D)…</translation>
        </message>
        <message>
            <source>Go to the annotat&amp;ions</source>
            <translation>转到批注栏(&amp;I)</translation>
        </message>
        <message>
            <source>Go to the d&amp;ocuments</source>
            <translation>转到文档栏(&amp;O)</translation>
        </message>
        <message>
            <source>Go to the fi&amp;gures</source>
            <translation>转到数据表(&amp;G)</translation>
        </message>
        <message>
            <source>Go to the outline</source>
            <translation>转到大纲</translation>
        </message>
        <message>
            <source>Go to the second text</source>
            <translation>转到并排文本</translation>
        </message>
        <message>
            <source>Go to the te&amp;xt</source>
            <translation>转到正文(&amp;X)</translation>
        </message>
        <message>
            <source>How texts are se&amp;t…</source>
            <translation>排版与阅读(&amp;T)…</translation>
        </message>
        <message>
            <source>Import &amp;annotations or a project…</source>
            <translation>导入批注或项目(&amp;A)…</translation>
        </message>
        <message>
            <source>Import a &amp;folder…</source>
            <translation>导入文件夹(&amp;F)…</translation>
        </message>
        <message>
            <source>In the other scri&amp;pt: simplified or traditional</source>
            <translation>简繁转换显示(&amp;P)</translation>
        </message>
        <message>
            <source>Mark as &amp;reviewed, or not</source>
            <translation>标为已复核或取消(&amp;R)</translation>
        </message>
        <message>
            <source>Move the &amp;ends of the annotation</source>
            <translation>移动批注的两端(&amp;E)</translation>
        </message>
        <message>
            <source>Move the annotation's beginning</source>
            <translation>移动批注的起点</translation>
        </message>
        <message>
            <source>Move the annotation's end</source>
            <translation>移动批注的终点</translation>
        </message>
        <message>
            <source>Ne&amp;xt bookmark</source>
            <translation>下一个书签(&amp;X)</translation>
        </message>
        <message>
            <source>New &amp;tag…</source>
            <translation>新建标签(&amp;T)…</translation>
        </message>
        <message>
            <source>Next not yet reviewed</source>
            <translation>下一条未复核的批注</translation>
        </message>
        <message>
            <source>Next of the same tag</source>
            <translation>下一条同标签批注</translation>
        </message>
        <message>
            <source>Next without a note</source>
            <translation>下一条无备注的批注</translation>
        </message>
        <message>
            <source>Of &amp;all documents…</source>
            <translation>全部文档(&amp;A)…</translation>
        </message>
        <message>
            <source>Of &amp;this document…</source>
            <translation>本文档(&amp;T)…</translation>
        </message>
        <message>
            <source>Of the documents the &amp;list shows…</source>
            <translation>列表所示文档(&amp;L)…</translation>
        </message>
        <message>
            <source>Outl&amp;ine</source>
            <translation>大纲(&amp;I)</translation>
        </message>
        <message>
            <source>P&amp;roperties…</source>
            <translation>属性(&amp;R)…</translation>
        </message>
        <message>
            <source>Panel of &amp;documents</source>
            <translation>文档栏(&amp;D)</translation>
        </message>
        <message>
            <source>Panel of a&amp;nnotations</source>
            <translation>批注栏(&amp;N)</translation>
        </message>
        <message>
            <source>Previous not yet reviewed</source>
            <translation>上一条未复核的批注</translation>
        </message>
        <message>
            <source>Previous of the same tag</source>
            <translation>上一条同标签批注</translation>
        </message>
        <message>
            <source>Previous without a note</source>
            <translation>上一条无备注的批注</translation>
        </message>
        <message>
            <source>Put the last tags &amp;again</source>
            <translation>再用上次的标签(&amp;A)</translation>
        </message>
        <message>
            <source>Read in another &amp;encoding…</source>
            <translation>换用其他编码读取(&amp;E)…</translation>
        </message>
        <message>
            <source>S&amp;croll both by section</source>
            <translation>按章节同步滚动(&amp;C)</translation>
        </message>
        <message>
            <source>Save as P&amp;DF…</source>
            <translation>存为 PDF(&amp;D)…</translation>
        </message>
        <message>
            <source>Second text &amp;beside</source>
            <translation>并排阅读(&amp;B)</translation>
        </message>
        <message>
            <source>Select &amp;whole words when dragging</source>
            <translation>拖选时按词选取(&amp;W)</translation>
        </message>
        <message>
            <source>Tag named &amp;by the words selected</source>
            <translation>以所选文字为标签(&amp;B)</translation>
        </message>
        <message>
            <source>Take the selection as one &amp;word</source>
            <translation>将所选作为一个词(&amp;W)</translation>
        </message>
        <message>
            <source>To be &amp;placed (待复核)…</source>
            <translation>待复核(&amp;P)…</translation>
        </message>
        <message>
            <source>Use a &amp;codebook…</source>
            <translation>选用标签体系(&amp;C)…</translation>
        </message>
        <message>
            <source>What &amp;cleaning changed…</source>
            <translation>清理改动(&amp;C)…</translation>
        </message>
    </context>
    <context>
        <name>Crash</name>
        <message>
            <source>Copy the report</source>
            <translation>复制报告</translation>
        </message>
        <message>
            <source>Piyue made a mistake</source>
            <translation>批阅出错了</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>出错了</translation>
        </message>
        <message>
            <source>Your library is safe: every step is saved when it is done. You can go on; if the window behaves oddly, start Piyue again. The report below holds no texts; send it to the makers.</source>
            <translation>文库没有受损：每一步操作完成时都已保存。您可以继续使用；如窗口显示异常，请重新启动批阅。下面的报告不含任何正文，可以发给开发者。</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Redo “%1”</source>
            <translation>重做“%1”(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Undo “%1”</source>
            <translation>撤销“%1”(&amp;U)</translation>
        </message>
        <message>
            <source>It was read as %1. All its documents get a new text; annotations move along where their words are found again. You can undo this.</source>
            <translation>当前按 %1 读取。换用编码后，该文件的各篇文档将更换正文；能找到原文字的批注随之移动。此操作可以撤销。</translation>
        </message>
    </context>
    <context>
        <name>Documents</name>
        <message>
            <source>All kinds</source>
            <translation>全部类型</translation>
        </message>
        <message>
            <source>All regions</source>
            <translation>全部地区</translation>
        </message>
        <message>
            <source>All years</source>
            <translation>全部年份</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>删除…</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Drag text files or folders here, or choose them. Any Chinese encoding will do.</source>
            <translation>把文本文件或文件夹拖到这里，或单击下面的按钮选取。各种中文编码均可识别。</translation>
        </message>
        <message>
            <source>Export annotations…</source>
            <translation>导出批注…</translation>
        </message>
        <message>
            <source>Export figures…</source>
            <translation>导出数据…</translation>
        </message>
        <message>
            <source>Filter by words of title, region or source, or by pinyin initials (zzs → 长治市)</source>
            <translation>按标题、地区、来源中的字词或拼音首字母筛选（如 zzs → 长治市）</translation>
        </message>
        <message>
            <source>Filter documents</source>
            <translation>筛选文档</translation>
        </message>
        <message>
            <source>Filter: words, 简/繁, pinyin initials</source>
            <translation>筛选：字词（简繁通用）、拼音首字母</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Import files…</source>
            <translation>导入文件…</translation>
        </message>
        <message>
            <source>In the order of import</source>
            <translation>按导入顺序</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>字数</translation>
        </message>
        <message>
            <source>List of documents</source>
            <translation>文档列表</translation>
        </message>
        <message>
            <source>No document matches</source>
            <translation>没有符合条件的文档</translation>
        </message>
        <message>
            <source>No documents yet</source>
            <translation>还没有文档</translation>
        </message>
        <message>
            <source>Only this kind</source>
            <translation>只看此类型</translation>
        </message>
        <message>
            <source>Only this region</source>
            <translation>只看此地区</translation>
        </message>
        <message>
            <source>Only this year</source>
            <translation>只看此年份</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Properties…</source>
            <translation>属性…</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Show all documents</source>
            <translation>显示全部文档</translation>
        </message>
        <message>
            <source>Sort documents</source>
            <translation>文档排序</translation>
        </message>
        <message>
            <source>Sort documents; the same column again turns it round</source>
            <translation>文档排序；再选同一列则倒序</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Try fewer words, or another region, year or kind.</source>
            <translation>请减少关键词，或改选地区、年份、类型。</translation>
        </message>
        <message>
            <source>What cleaning changed…</source>
            <translation>清理改动…</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
    </context>
    <context>
        <name>Edits</name>
        <message>
            <source>Making the change…</source>
            <translation>正在更改…</translation>
        </message>
        <message>
            <source>Redoing…</source>
            <translation>正在重做…</translation>
        </message>
        <message>
            <source>Stopped; nothing was changed</source>
            <translation>已停止，未作任何更改</translation>
        </message>
        <message>
            <source>The last change is still being made; try again when it is done</source>
            <translation>上一项更改尚未完成，请完成后再试</translation>
        </message>
        <message>
            <source>Undoing…</source>
            <translation>正在撤销…</translation>
        </message>
    </context>
    <context>
        <name>Export</name>
        <message>
            <source>&amp;All documents (%1)</source>
            <translation>全部文档（%1 篇）(&amp;A)</translation>
        </message>
        <message>
            <source>A small JSON file beside it that says how, when and of what it was made</source>
            <translation>另存一个 JSON 小文件，说明导出的设置、时间与内容</translation>
        </message>
        <message>
            <source>Also write a &amp;manifest</source>
            <translation>同时写出导出说明(&amp;M)</translation>
        </message>
        <message>
            <source>Annotations, one a row</source>
            <translation>批注（每行一条）</translation>
        </message>
        <message>
            <source>Annotator</source>
            <translation>批注者</translation>
        </message>
        <message>
            <source>By any annotator</source>
            <translation>不限批注者</translation>
        </message>
        <message>
            <source>Character by character with BIO marks, to train a recogniser.</source>
            <translation>逐字标注 BIO，用于训练识别模型。</translation>
        </message>
        <message>
            <source>Choose where…</source>
            <translation>选择保存位置…</translation>
        </message>
        <message>
            <source>CoNLL, by character</source>
            <translation>CoNLL（按字）</translation>
        </message>
        <message>
            <source>CoNLL, by word</source>
            <translation>CoNLL（按词）</translation>
        </message>
        <message>
            <source>Codebook</source>
            <translation>标签体系</translation>
        </message>
        <message>
            <source>Everything, for other programs</source>
            <translation>完整项目（供其他软件使用）</translation>
        </message>
        <message>
            <source>Excel workbook (XLSX)</source>
            <translation>Excel 工作簿（XLSX）</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>JSON lines</source>
            <translation>JSON Lines</translation>
        </message>
        <message>
            <source>Markdown list</source>
            <translation>Markdown 列表</translation>
        </message>
        <message>
            <source>Of which documents</source>
            <translation>导出范围</translation>
        </message>
        <message>
            <source>One annotation a line, for scripts. Piyue can take them back in.</source>
            <translation>每行一条批注，便于编程处理，可再导入批阅。</translation>
        </message>
        <message>
            <source>One figure a row: value, unit, indicator, change, sentence.</source>
            <translation>每行一个数据：数值、单位、指标、增减、原句。</translation>
        </message>
        <message>
            <source>One file that any browser opens, with colours, notes and a legend.</source>
            <translation>单个网页文件，任何浏览器均可打开，含标签颜色、备注和图例。</translation>
        </message>
        <message>
            <source>Opens in Excel, R, Stata and Python. Piyue can take the annotations back in.</source>
            <translation>可用 Excel、R、Stata、Python 打开，可再导入批阅。</translation>
        </message>
        <message>
            <source>REFI-QDA codebook (QDC)</source>
            <translation>REFI-QDA 标签体系（QDC）</translation>
        </message>
        <message>
            <source>REFI-QDA project (QDPX)</source>
            <translation>REFI-QDA 项目（QDPX）</translation>
        </message>
        <message>
            <source>Sheets for annotations, codebook, documents and figures; numbers and dates as such.</source>
            <translation>分为批注、标签体系、文档、数据四个工作表，数字与日期保持原有类型。</translation>
        </message>
        <message>
            <source>Table (CSV)</source>
            <translation>表格（CSV）</translation>
        </message>
        <message>
            <source>Table of figures (CSV)</source>
            <translation>数据表（CSV）</translation>
        </message>
        <message>
            <source>Table of tags (CSV)</source>
            <translation>标签表（CSV）</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Texts with their annotations</source>
            <translation>带批注的正文</translation>
        </message>
        <message>
            <source>Texts, tags, annotations, notes and annotators for MAXQDA, NVivo, ATLAS.ti and QualCoder. Piyue can take it back in.</source>
            <translation>正文、标签、批注、备注和批注者，可用 MAXQDA、NVivo、ATLAS.ti、QualCoder 打开，可再导入批阅。</translation>
        </message>
        <message>
            <source>The W3C's standard for annotations, with position and words. Piyue can take them back in.</source>
            <translation>W3C 网络批注标准，含位置与原文，可再导入批阅。</translation>
        </message>
        <message>
            <source>The document that lies &amp;open</source>
            <translation>当前打开的文档(&amp;O)</translation>
        </message>
        <message>
            <source>The tags alone with their descriptions, to read or to print.</source>
            <translation>只含标签及说明，便于阅读和打印。</translation>
        </message>
        <message>
            <source>The tags alone, for MAXQDA, NVivo, ATLAS.ti and QualCoder.</source>
            <translation>只含标签，可用 MAXQDA、NVivo、ATLAS.ti、QualCoder 打开。</translation>
        </message>
        <message>
            <source>The tags alone, one a row.</source>
            <translation>只含标签，每行一个。</translation>
        </message>
        <message>
            <source>The texts with each annotation as a comment.</source>
            <translation>正文，每条批注为一条 Word 批注。</translation>
        </message>
        <message>
            <source>Web annotations (JSON-LD)</source>
            <translation>W3C 网络批注（JSON-LD）</translation>
        </message>
        <message>
            <source>Web page (HTML)</source>
            <translation>网页（HTML）</translation>
        </message>
        <message>
            <source>What is &amp;selected in the list (%1)</source>
            <translation>列表中选定的文档（%1 篇）(&amp;S)</translation>
        </message>
        <message>
            <source>What the &amp;list shows (%1)</source>
            <translation>列表中显示的文档（%1 篇）(&amp;L)</translation>
        </message>
        <message>
            <source>Which annotations</source>
            <translation>哪些批注</translation>
        </message>
        <message>
            <source>With any tag</source>
            <translation>不限标签</translation>
        </message>
        <message>
            <source>Word by word with BIO marks, to train a recogniser.</source>
            <translation>逐词标注 BIO，用于训练识别模型。</translation>
        </message>
        <message>
            <source>Word document (DOCX)</source>
            <translation>Word 文档（DOCX）</translation>
        </message>
        <message>
            <source>annotations</source>
            <comment>in the name of a file</comment>
            <translation>批注</translation>
        </message>
        <message>
            <source>codebook</source>
            <comment>in the name of a file</comment>
            <translation>标签体系</translation>
        </message>
        <message>
            <source>figures</source>
            <comment>in the name of a file</comment>
            <translation>数据</translation>
        </message>
        <message>
            <source>without a name</source>
            <translation>未署名</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message numerus="yes">
            <source>%n annotation(s) exported to %1</source>
            <translation>
                <numerusform>已导出 %n 条批注到 %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n document(s) exported to %1</source>
            <translation>
                <numerusform>已将 %n 篇文档导出到 %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s) exported to %1</source>
            <translation>
                <numerusform>已导出 %n 条数据到 %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tag(s) exported to %1</source>
            <translation>
                <numerusform>已将 %n 个标签导出到 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Another export is still under way</source>
            <translation>另一项导出仍在进行</translation>
        </message>
        <message>
            <source>CSV for spreadsheets</source>
            <translation>CSV 表格</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Export annotations</source>
            <translation>导出批注</translation>
        </message>
        <message>
            <source>Export figures</source>
            <translation>导出数据</translation>
        </message>
        <message>
            <source>Export stopped; nothing was written</source>
            <translation>已停止导出，未写入任何文件</translation>
        </message>
        <message>
            <source>If another program such as a spreadsheet has the file open, close it there; else choose another folder. Nothing was written.</source>
            <translation>如果该文件正在表格软件等程序中打开，请先关闭；否则请另选文件夹。未写入任何内容。</translation>
        </message>
        <message>
            <source>“%1” could not be written</source>
            <translation>无法写入“%1”</translation>
        </message>
    </context>
    <context>
        <name>FigureDialog</name>
        <message>
            <source>As recognised again</source>
            <translation>恢复自动识别</translation>
        </message>
        <message>
            <source>Correct the figure</source>
            <translation>订正数据</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Not a figure</source>
            <translation>不是数据</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>时期</translation>
        </message>
        <message>
            <source>Qualifier</source>
            <translation>限定词</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>性质</translation>
        </message>
        <message>
            <source>The value is a number, or two for a range.</source>
            <translation>数值应为一个数；区间填两个数。</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>a number; for a range two: 4.5 – 5</source>
            <translation>一个数；区间填两个数，如 4.5 – 5</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message numerus="yes">
            <source>%n row(s) copied as cells</source>
            <translation>
                <numerusform>已复制 %n 行，可粘贴到表格</numerusform>
            </translation>
        </message>
        <message>
            <source>(no figure)</source>
            <translation>（不是数据）</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Annotate all figures shown…</source>
            <translation>批注所列全部数据…</translation>
        </message>
        <message>
            <source>As recognised again</source>
            <translation>恢复自动识别</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>增减</translation>
        </message>
        <message>
            <source>Copy as cells</source>
            <translation>复制为表格</translation>
        </message>
        <message>
            <source>Corrected by hand</source>
            <translation>已人工订正</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>订正…</translation>
        </message>
        <message>
            <source>Export the figures of this document…</source>
            <translation>导出本文档的数据…</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Filter by words of any column or of the text</source>
            <translation>按任意一列或原文中的字词筛选</translation>
        </message>
        <message>
            <source>Filter figures</source>
            <translation>筛选数据</translation>
        </message>
        <message>
            <source>Filter: indicator, unit, section …</source>
            <translation>筛选：指标、单位、章节…</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>转到原文</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Make annotations…</source>
            <translation>转为批注…</translation>
        </message>
        <message>
            <source>No figure matches</source>
            <translation>没有符合条件的数据</translation>
        </message>
        <message>
            <source>No figures</source>
            <translation>没有数据</translation>
        </message>
        <message>
            <source>Not a figure</source>
            <translation>不是数据</translation>
        </message>
        <message>
            <source>Only this status</source>
            <translation>只看此性质</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>时期</translation>
        </message>
        <message>
            <source>Qualifier</source>
            <translation>限定词</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>性质</translation>
        </message>
        <message>
            <source>Table of figures</source>
            <translation>数据表</translation>
        </message>
        <message>
            <source>The numbers of the document that lies open are listed here.</source>
            <translation>当前文档中的数据会列在这里。</translation>
        </message>
        <message>
            <source>Try fewer words, or another status.</source>
            <translation>请减少关键词，或改选性质。</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
    </context>
    <context>
        <name>Filing</name>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>All that can be read</source>
            <translation>所有可读取的文件</translation>
        </message>
        <message>
            <source>Archives</source>
            <translation>压缩包</translation>
        </message>
        <message>
            <source>Import all files of a folder</source>
            <translation>导入文件夹中的所有文件</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Look at files and import them</source>
            <translation>预览后导入</translation>
        </message>
        <message>
            <source>None of the folders is there at present</source>
            <translation>这些文件夹目前都不存在</translation>
        </message>
        <message>
            <source>Tables with a document a row</source>
            <translation>表格（每行一篇文档）</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Web pages</source>
            <translation>网页</translation>
        </message>
        <message>
            <source>Word, PDF and other documents</source>
            <translation>Word、PDF 等文档</translation>
        </message>
        <message>
            <source>annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>figures</source>
            <translation>数据</translation>
        </message>
    </context>
    <context>
        <name>Find</name>
        <message>
            <source>Annotate all hits…</source>
            <translation>批注全部查找结果…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Find in the text; simplified and traditional alike</source>
            <translation>在正文中查找，简繁通用</translation>
        </message>
        <message>
            <source>Find in this document</source>
            <translation>在本文档中查找</translation>
        </message>
        <message>
            <source>Given up: the pattern takes too long</source>
            <translation>已停止：这个表达式耗时过长</translation>
        </message>
        <message>
            <source>Hit before</source>
            <translation>上一处</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>下一处</translation>
        </message>
        <message>
            <source>No regular expression: %1</source>
            <translation>不是有效的正则表达式：%1</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>Whole words only</source>
            <translation>全词匹配</translation>
        </message>
    </context>
    <context>
        <name>Folders</name>
        <message>
            <source>%1 (not there at present)</source>
            <translation>%1（目前不存在）</translation>
        </message>
        <message>
            <source>&amp;Add…</source>
            <translation>添加(&amp;A)…</translation>
        </message>
        <message>
            <source>&amp;Forget</source>
            <translation>移除(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Refresh</source>
            <translation>刷新(&amp;R)</translation>
        </message>
        <message>
            <source>A refresh brings in files that are new, and files that have changed as new versions. Nothing is taken away when a file is.</source>
            <translation>刷新时导入新增的文件，有改动的文件成为新版本；文件被删除时，文库中的文档仍会保留。</translation>
        </message>
        <message>
            <source>Add a folder to the library</source>
            <translation>为文库添加文件夹</translation>
        </message>
        <message>
            <source>Folders of this library</source>
            <translation>文库的文件夹</translation>
        </message>
        <message>
            <source>Folders that were imported</source>
            <translation>导入过的文件夹</translation>
        </message>
        <message>
            <source>Remember this folder no longer; its documents stay</source>
            <translation>不再记住该文件夹，其中的文档保留</translation>
        </message>
    </context>
    <context>
        <name>GoTo</name>
        <message>
            <source>12 or 35%</source>
            <translation>12 或 35%</translation>
        </message>
        <message>
            <source>A paragraph, 1 to %1, or a share of the text such as 35%</source>
            <translation>段落号（1 至 %1），或全文的百分比，如 35%</translation>
        </message>
        <message>
            <source>Go</source>
            <translation>转到</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>转到</translation>
        </message>
        <message>
            <source>There is no such place</source>
            <translation>没有这个位置</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>%1 steps</source>
            <translation>共 %1 步</translation>
        </message>
        <message>
            <source>%1. What was done stays as it is; only the way back is lost. The library is backed up first. This can't be undone.</source>
            <translation>%1。已做的操作都会保留，只是不能再撤销。文库会先行备份。此操作无法撤销。</translation>
        </message>
        <message numerus="yes">
            <source>%n document(s)</source>
            <translation>
                <numerusform>%n 份文档</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) exported to %1</source>
            <translation>
                <numerusform>已将 %n 步操作导出到 %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) forgotten</source>
            <translation>
                <numerusform>已清理 %n 步操作</numerusform>
            </translation>
        </message>
        <message>
            <source>All annotators</source>
            <translation>全部批注者</translation>
        </message>
        <message>
            <source>All documents</source>
            <translation>全部文档</translation>
        </message>
        <message>
            <source>All tags</source>
            <translation>全部标签</translation>
        </message>
        <message>
            <source>CSV for spreadsheets</source>
            <translation>CSV 表格</translation>
        </message>
        <message>
            <source>Choose another folder. Nothing was written.</source>
            <translation>请选择其他文件夹。未写入任何内容。</translation>
        </message>
        <message>
            <source>Everything done after “%1” is taken back, in all documents. This is one step that you can undo, and the library is backed up first.</source>
            <translation>“%1”之后的所有操作都将撤回，涉及全部文档。这本身是可以撤销的一步，文库会先行备份。</translation>
        </message>
        <message>
            <source>Export the history</source>
            <translation>导出历史</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>清理</translation>
        </message>
        <message>
            <source>Forget old steps</source>
            <translation>清理旧的历史</translation>
        </message>
        <message>
            <source>Forget old steps…</source>
            <translation>清理…</translation>
        </message>
        <message>
            <source>Forget these steps for good?</source>
            <translation>永久清理这些历史？</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>回到此处</translation>
        </message>
        <message>
            <source>Go back to %1?</source>
            <translation>回到 %1？</translation>
        </message>
        <message>
            <source>Go back to here…</source>
            <translation>回到此处…</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>JSON lines, with what changed</source>
            <translation>JSON lines（含改动内容）</translation>
        </message>
        <message numerus="yes">
            <source>Older than %n day(s)</source>
            <translation>
                <numerusform>早于 %n 天</numerusform>
            </translation>
        </message>
        <message>
            <source>Only this annotator</source>
            <translation>只看此批注者</translation>
        </message>
        <message>
            <source>Only this document</source>
            <translation>只看此文档</translation>
        </message>
        <message>
            <source>Only this tag</source>
            <translation>只看此标签</translation>
        </message>
        <message>
            <source>Steps that are forgotten can't be undone any more, and no longer shown.</source>
            <translation>清理后的操作不能再撤销，也不再显示。</translation>
        </message>
        <message>
            <source>Steps, the last first</source>
            <translation>操作，最近的在前</translation>
        </message>
        <message>
            <source>What</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>What the step changed, before and after</source>
            <translation>这一步改动的内容（前后对照）</translation>
        </message>
        <message>
            <source>What this step changed can't be read</source>
            <translation>无法读取这一步改动的内容</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>批注者</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>采纳</translation>
        </message>
        <message>
            <source>annotation</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>answer</source>
            <translation>处理</translation>
        </message>
        <message>
            <source>answer to a suggestion</source>
            <translation>建议的处理</translation>
        </message>
        <message>
            <source>archived</source>
            <translation>已归档</translation>
        </message>
        <message>
            <source>bookmark</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>city</source>
            <translation>市</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>correction of a figure</source>
            <translation>数据更正</translation>
        </message>
        <message>
            <source>county</source>
            <translation>县</translation>
        </message>
        <message>
            <source>date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>删除于</translation>
        </message>
        <message>
            <source>description</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>document</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>end</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>history</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>key</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>level</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>lost</source>
            <translation>已失位</translation>
        </message>
        <message>
            <source>name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>parts</source>
            <translation>切分</translation>
        </message>
        <message>
            <source>passage</source>
            <translation>选段</translation>
        </message>
        <message>
            <source>placed</source>
            <translation>已定位</translation>
        </message>
        <message>
            <source>province</source>
            <translation>省</translation>
        </message>
        <message>
            <source>query</source>
            <translation>查询条件</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>不采纳</translation>
        </message>
        <message>
            <source>region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>reviewed</source>
            <translation>已审阅</translation>
        </message>
        <message>
            <source>rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>saved query</source>
            <translation>已存查询</translation>
        </message>
        <message>
            <source>script</source>
            <translation>简繁</translation>
        </message>
        <message>
            <source>session</source>
            <translation>会议届次</translation>
        </message>
        <message>
            <source>speaker</source>
            <translation>报告人</translation>
        </message>
        <message>
            <source>start</source>
            <translation>起始</translation>
        </message>
        <message>
            <source>state</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>the last %1 steps</source>
            <translation>最近 %1 步</translation>
        </message>
        <message>
            <source>title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>to be reviewed</source>
            <translation>待复核</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>undone for good</source>
            <translation>已撤销（不能重做）</translation>
        </message>
        <message>
            <source>what was corrected</source>
            <translation>更正内容</translation>
        </message>
        <message>
            <source>when not to use it</source>
            <translation>不适用情形</translation>
        </message>
        <message>
            <source>when to use it</source>
            <translation>适用情形</translation>
        </message>
        <message>
            <source>word</source>
            <translation>词</translation>
        </message>
        <message>
            <source>words</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>“%1” could not be written</source>
            <translation>无法写入“%1”</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more row(s)</source>
            <translation>
                <numerusform>……另有 %n 项</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Importing</name>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message numerus="yes">
            <source>%n document(s) imported</source>
            <translation>
                <numerusform>已导入 %n 篇文档</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) have changed</source>
            <translation>
                <numerusform>%n 个文件有改动</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) have changed since they were imported</source>
            <translation>
                <numerusform>有 %n 个文件在导入后有改动</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) not taken</source>
            <translation>
                <numerusform>%n 个文件未能导入</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known already</source>
            <translation>
                <numerusform>%n 篇已在文库中</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>A new version takes the annotations along; those whose place is not certain wait under Annotate › To be placed. The former text can still be read, and you can undo this.</source>
            <translation>更新文本会保留批注；位置不确定的批注列在“批注 › 待复核”中。原来的文本仍可阅读，此操作可以撤销。</translation>
        </message>
        <message>
            <source>Another import is still under way</source>
            <translation>另一项导入尚未完成</translation>
        </message>
        <message>
            <source>Import as new documents</source>
            <translation>作为新文档导入</translation>
        </message>
        <message>
            <source>Make new versions</source>
            <translation>更新文本</translation>
        </message>
        <message>
            <source>Not in this encoding</source>
            <translation>文件不是这种编码</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>已中止</translation>
        </message>
    </context>
    <context>
        <name>Keeper</name>
        <message>
            <source>No backup could be made: look at the disk, or choose another place under File › Backups</source>
            <translation>未能备份：请检查磁盘，或在“文件 › 备份”中更改位置</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>%1 is the key of “%2” now; it would be taken from there.</source>
            <translation>%1 目前用于“%2”，改用后该处将不再使用。</translation>
        </message>
        <message>
            <source>&amp;All as at the beginning</source>
            <translation>全部恢复默认(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Use this key</source>
            <translation>使用此键(&amp;U)</translation>
        </message>
        <message>
            <source>Annotate</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Choose a line to change its key</source>
            <translation>选中一行即可更改按键</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Export annotations</source>
            <translation>导出批注</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Keys; Return changes the one chosen</source>
            <translation>按键列表；按回车键更改选中的按键</translation>
        </message>
        <message>
            <source>Numbers put tags; give them in the codebook.</source>
            <translation>数字键用于加标签，请在标签体系中设置。</translation>
        </message>
        <message>
            <source>Press the new key here</source>
            <translation>在此按下新的按键</translation>
        </message>
        <message>
            <source>Put the tag with this number</source>
            <translation>添加该数字键的标签</translation>
        </message>
        <message>
            <source>Search a key or what it does</source>
            <translation>查找按键或功能</translation>
        </message>
        <message>
            <source>Use it, &amp;too</source>
            <translation>增加此键(&amp;T)</translation>
        </message>
        <message>
            <source>Usual &amp;key</source>
            <translation>默认按键(&amp;K)</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Your own key</source>
            <translation>自定义按键</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>What is marked in the text</source>
            <translation>正文中的标记</translation>
        </message>
    </context>
    <context>
        <name>Libraries</name>
        <message>
            <source>Make a new one…</source>
            <translation>新建一个…</translation>
        </message>
        <message>
            <source>My library</source>
            <translation>我的文库</translation>
        </message>
        <message>
            <source>New library</source>
            <translation>新建文库</translation>
        </message>
        <message>
            <source>Open a library</source>
            <translation>打开文库</translation>
        </message>
        <message>
            <source>Open another…</source>
            <translation>打开其他文库…</translation>
        </message>
        <message>
            <source>Open my own</source>
            <translation>打开默认文库</translation>
        </message>
        <message>
            <source>Open read-only</source>
            <translation>以只读方式打开</translation>
        </message>
        <message>
            <source>Piyue libraries</source>
            <translation>批阅文库</translation>
        </message>
        <message>
            <source>Restore a backup…</source>
            <translation>恢复备份…</translation>
        </message>
        <message>
            <source>Start with a new library</source>
            <translation>新建文库</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>“%1” can't be made</source>
            <translation>无法新建“%1”</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;Annotate</source>
            <translation>批注(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Document</source>
            <translation>文档(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Go to an annotation</source>
            <translation>转到批注(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Mark words with</source>
            <translation>分词标记(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Put a tag</source>
            <translation>添加标签(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Recent libraries</source>
            <translation>最近打开的文库(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Export annotations as a &amp;table</source>
            <translation>批注导出为表格(&amp;T)</translation>
        </message>
        <message>
            <source>Export fi&amp;gures as a table</source>
            <translation>数据导出为表格(&amp;G)</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>语言(&amp;G)</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>浅色/深色切换</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>不标记</translation>
        </message>
        <message>
            <source>Spaces</source>
            <translation>空格分隔</translation>
        </message>
        <message>
            <source>T&amp;heme</source>
            <translation>主题(&amp;H)</translation>
        </message>
        <message>
            <source>Ticks</source>
            <translation>短竖线</translation>
        </message>
        <message>
            <source>Tint</source>
            <translation>交替底色</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具栏</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Piyue</source>
            <translation>批阅</translation>
        </message>
    </context>
    <context>
        <name>Outline</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n 条批注</numerusform>
            </translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Bookmarks; Return goes there, Del takes away</source>
            <translation>书签：回车前往，Del 取消</translation>
        </message>
        <message>
            <source>Headings; Return goes there</source>
            <translation>标题：回车前往</translation>
        </message>
        <message>
            <source>No headings were found in this text.</source>
            <translation>这篇文本中没有找到标题。</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>大纲</translation>
        </message>
        <message>
            <source>plan</source>
            <comment>part of a report, in short</comment>
            <translation>安排</translation>
        </message>
        <message>
            <source>review</source>
            <comment>part of a report, in short</comment>
            <translation>回顾</translation>
        </message>
    </context>
    <context>
        <name>OwnWords</name>
        <message>
            <source>Put the caret where the word is to be split</source>
            <translation>请把光标放在要拆开的地方</translation>
        </message>
        <message>
            <source>Select the characters of the word first, at most 16</source>
            <translation>请先选中这个词，最多 16 字</translation>
        </message>
        <message>
            <source>There are no two words here to be joined</source>
            <translation>这里没有可以合并的两个词</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>New tag “%1”</source>
            <translation>新建标签“%1”</translation>
        </message>
        <message>
            <source>Palette of tags</source>
            <translation>标签面板</translation>
        </message>
        <message>
            <source>Return puts · Tab takes several · Ctrl+Return makes a new tag</source>
            <translation>回车标注 · Tab 多选 · Ctrl+回车新建标签</translation>
        </message>
        <message>
            <source>Tag: characters, pinyin or initials</source>
            <translation>标签：汉字、拼音或首字母</translation>
        </message>
        <message>
            <source>Tags found</source>
            <translation>找到的标签</translation>
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Annotations and figures</source>
            <translation>批注与数据</translation>
        </message>
        <message>
            <source>Codebook and annotations</source>
            <translation>标签体系与批注</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Figures of this document</source>
            <translation>本文档的数据</translation>
        </message>
    </context>
    <context>
        <name>Papers</name>
        <message numerus="yes">
            <source>%n annotation(s) go with them.</source>
            <translation>
                <numerusform>其上 %n 条批注将一并删除。</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message numerus="yes">
            <source>Delete %n document(s)?</source>
            <translation>
                <numerusform>删除 %n 篇文档？</numerusform>
            </translation>
        </message>
        <message>
            <source>Read the file in another encoding</source>
            <translation>换用其他编码读取文件</translation>
        </message>
        <message>
            <source>You can undo this.</source>
            <translation>此操作可以撤销。</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>&amp;Encoding</source>
            <translation>编码(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Import</source>
            <translation>导入(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Leave out</source>
            <translation>不导入(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Text</source>
            <translation>正文(&amp;T)</translation>
        </message>
        <message>
            <source>(not taken)</source>
            <translation>（不采用）</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>改为</translation>
        </message>
        <message>
            <source>Can't be taken so: %1</source>
            <translation>无法导入：%1</translation>
        </message>
        <message>
            <source>City</source>
            <translation>市</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>County</source>
            <translation>县</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>First cell</source>
            <translation>首个内容</translation>
        </message>
        <message>
            <source>Guessed: %1</source>
            <translation>自动识别：%1</translation>
        </message>
        <message>
            <source>Is taken for</source>
            <translation>对应</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>篇幅</translation>
        </message>
        <message>
            <source>Look before importing “%1”</source>
            <translation>导入预览：%1</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>省</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>报告人</translation>
        </message>
        <message>
            <source>Struck out</source>
            <translation>清理</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>Text of the document</source>
            <translation>正文</translation>
        </message>
        <message numerus="yes">
            <source>The &amp;same for the %n file(s) that wait</source>
            <translation>
                <numerusform>其余 %n 个文件同样处理(&amp;S)</numerusform>
            </translation>
        </message>
        <message>
            <source>The encoding is a guess. Does the text read well?</source>
            <translation>编码为推测，请确认正文是否正常。</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>What &amp;cleaning strikes out</source>
            <translation>清理的内容(&amp;C)</translation>
        </message>
        <message>
            <source>What becomes a document</source>
            <translation>将导入的文档</translation>
        </message>
        <message>
            <source>What cleaning strikes out</source>
            <translation>清理的内容</translation>
        </message>
        <message>
            <source>What the column “%1” is</source>
            <translation>“%1”列的含义</translation>
        </message>
        <message>
            <source>Which column is which was guessed. Is it right?</source>
            <translation>各列的含义为推测，请确认。</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
    </context>
    <context>
        <name>Printing</name>
        <message>
            <source>Choose another folder, or close the file where it is open. %1</source>
            <translation>请另选文件夹，或关闭正在打开此文件的程序。%1</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>存为 PDF</translation>
        </message>
        <message>
            <source>“%1” could not be written</source>
            <translation>“%1”无法写入</translation>
        </message>
        <message>
            <source>“%1” is written</source>
            <translation>已写入“%1”</translation>
        </message>
    </context>
    <context>
        <name>Problems</name>
        <message>
            <source>A newer version of Piyue made this library. Update Piyue to open it; it was left untouched.</source>
            <translation>此文库由更新版本的批阅创建。请升级批阅后再打开；文件未作任何改动。</translation>
        </message>
        <message>
            <source>Another program is using the library. Close it there, or wait a moment, and try again.</source>
            <translation>文库正被其他程序使用。请在该程序中关闭，或稍候重试。</translation>
        </message>
        <message>
            <source>It has been changed elsewhere in the meantime. What is shown was read anew.</source>
            <translation>该内容已在别处更改，现已重新读取。</translation>
        </message>
        <message>
            <source>It is a library, or a backup of one: choose another name.</source>
            <translation>这是文库或文库的备份，请换一个文件名。</translation>
        </message>
        <message>
            <source>It is no longer in the library. What is shown was read anew.</source>
            <translation>该内容已不在文库中，现已重新读取。</translation>
        </message>
        <message>
            <source>It may not be empty.</source>
            <translation>不能为空。</translation>
        </message>
        <message>
            <source>Tags may stand 32 levels deep at most.</source>
            <translation>标签最多 32 级。</translation>
        </message>
        <message>
            <source>That could not be done; nothing was changed</source>
            <translation>操作未能完成，未作任何改动</translation>
        </message>
        <message>
            <source>The disk did not answer, or the file was moved away. Check it and try again.</source>
            <translation>磁盘无响应，或文件已被移走。请检查后重试。</translation>
        </message>
        <message>
            <source>The disk is full. Make room and try again.</source>
            <translation>磁盘已满。请腾出空间后重试。</translation>
        </message>
        <message>
            <source>The file is not a Piyue library. It was left untouched.</source>
            <translation>该文件不是批阅文库，未作任何改动。</translation>
        </message>
        <message>
            <source>The library is damaged. It was left untouched: keep the file, and restore a backup or open another library.</source>
            <translation>文库已损坏，未作任何改动。请保留该文件，并恢复备份或打开其他文库。</translation>
        </message>
        <message>
            <source>The library or its folder can't be written to. Change the permissions, or copy the file to a folder of your own and open the copy.</source>
            <translation>文库或其所在文件夹不可写。请修改权限，或把文件复制到自己的文件夹后打开副本。</translation>
        </message>
        <message>
            <source>The name of a tag may have 200 characters at most.</source>
            <translation>标签名称最多 200 字。</translation>
        </message>
        <message>
            <source>The name of a tag may not hold a slash (/).</source>
            <translation>标签名称中不能有斜杠（/）。</translation>
        </message>
        <message>
            <source>The range is empty or lies outside the text.</source>
            <translation>所选范围为空或超出正文。</translation>
        </message>
        <message>
            <source>There is a file of this name already. Choose another name.</source>
            <translation>已有同名文件，请换一个名称。</translation>
        </message>
        <message>
            <source>There is no such file. It may have been moved or deleted.</source>
            <translation>找不到该文件，可能已被移动或删除。</translation>
        </message>
        <message>
            <source>This is a folder, not a library.</source>
            <translation>这是文件夹，不是文库。</translation>
        </message>
        <message>
            <source>You have no permission to open this file.</source>
            <translation>您没有打开此文件的权限。</translation>
        </message>
        <message>
            <source>Your library is not there any more: it was moved or deleted, or its disk is not connected. No new one was made in its place. Put it back and try again, or restore a backup.</source>
            <translation>文库已不在原处：可能已被移走或删除，也可能所在磁盘未连接。没有另建新文库。请把它放回原处后重试，或恢复备份。</translation>
        </message>
        <message>
            <source>a Piyue library or a file that belongs to one, not a document</source>
            <translation>是批阅文库或其附属文件，不是文档</translation>
        </message>
        <message>
            <source>a scan: pictures of pages without text; recognise the text first</source>
            <translation>是扫描件，只有页面图像，请先做文字识别</translation>
        </message>
        <message>
            <source>an old Word file: install LibreOffice to read it, or save it as .docx</source>
            <translation>是旧版 Word 文件，请安装 LibreOffice，或另存为 .docx</translation>
        </message>
        <message>
            <source>damaged or cut short; get the file anew</source>
            <translation>文件已损坏或不完整，请重新获取</translation>
        </message>
        <message>
            <source>files of this kind can't be read</source>
            <translation>不支持这种文件</translation>
        </message>
        <message>
            <source>it can't be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>it unpacks to more than 256 MB, or to too many files</source>
            <translation>解压后超过 256 MB，或文件过多</translation>
        </message>
        <message>
            <source>more than 2,000 pages; split it first</source>
            <translation>超过 2000 页，请先拆分</translation>
        </message>
        <message>
            <source>more than 200,000 documents in one table; split it first</source>
            <translation>一张表中的文档超过 20 万篇，请先拆分</translation>
        </message>
        <message>
            <source>nested too deeply; save it anew with the program it comes from</source>
            <translation>嵌套层次过深，请用原来的程序重新保存</translation>
        </message>
        <message>
            <source>no column with the text of the documents was found</source>
            <translation>没有找到存放正文的列</translation>
        </message>
        <message>
            <source>no document was found in it</source>
            <translation>其中没有可识别的文档</translation>
        </message>
        <message>
            <source>no permission to read it</source>
            <translation>没有读取权限</translation>
        </message>
        <message>
            <source>not a text file</source>
            <translation>不是文本文件</translation>
        </message>
        <message>
            <source>not an ordinary file</source>
            <translation>不是普通文件</translation>
        </message>
        <message>
            <source>protected by a password; save it without one</source>
            <translation>有密码保护，请取消密码后再导入</translation>
        </message>
        <message>
            <source>reading it took too long and was given up; split it first</source>
            <translation>读取时间过长，已放弃，请先拆分</translation>
        </message>
        <message>
            <source>the bytes are not in the encoding chosen</source>
            <translation>文件不是所选编码</translation>
        </message>
        <message>
            <source>the disk could not read it</source>
            <translation>磁盘读取失败</translation>
        </message>
        <message>
            <source>the file is empty, or holds no text</source>
            <translation>文件为空，或没有文字</translation>
        </message>
        <message>
            <source>the file is not there any more</source>
            <translation>文件已不存在</translation>
        </message>
        <message>
            <source>too large: a sheet of more than 1,048,576 rows</source>
            <translation>过大：工作表超过 1048576 行</translation>
        </message>
        <message>
            <source>too large: it unpacks to more than 1 GB in all</source>
            <translation>过大：解压后总计超过 1 GB</translation>
        </message>
        <message>
            <source>too large: more than 20 million table cells</source>
            <translation>过大：表格单元格超过 2000 万个</translation>
        </message>
        <message>
            <source>too large: more than 4 million elements</source>
            <translation>过大：超过 400 万个元素</translation>
        </message>
        <message>
            <source>too large: more than 64 MB</source>
            <translation>文件过大：超过 64 MB</translation>
        </message>
        <message>
            <source>too large: more than 64 million characters</source>
            <translation>过大：超过 6400 万字</translation>
        </message>
        <message>
            <source>too large: reading it takes more than 2 GB of memory</source>
            <translation>过大：读取需要超过 2 GB 内存</translation>
        </message>
        <message>
            <source>“%1” can't be opened</source>
            <translation>无法打开“%1”</translation>
        </message>
        <message>
            <source>“%1” can't be taken.</source>
            <translation>“%1”不可用。</translation>
        </message>
        <message>
            <source>“%1” is taken already. Choose another.</source>
            <translation>“%1”已被使用，请换一个。</translation>
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>Stop</source>
            <translation>中止</translation>
        </message>
        <message>
            <source>Stop; nothing is changed then</source>
            <translation>停止，不作任何更改</translation>
        </message>
        <message>
            <source>Stop; what is imported already stays</source>
            <translation>中止；已导入的文档保留</translation>
        </message>
    </context>
    <context>
        <name>Properties</name>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n 条批注</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n damaged place(s)</source>
            <translation>
                <numerusform>%n 处残损</numerusform>
            </translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>（无）</translation>
        </message>
        <message>
            <source>City</source>
            <translation>市</translation>
        </message>
        <message>
            <source>County</source>
            <translation>县</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Inferred, not read from the text</source>
            <translation>系推断，非正文所载</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>层级</translation>
        </message>
        <message>
            <source>Properties of the document</source>
            <translation>文档属性</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>省</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>简繁</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>会议届次</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>报告人</translation>
        </message>
        <message>
            <source>The document needs a title.</source>
            <translation>文档须有标题。</translation>
        </message>
        <message>
            <source>The year has four digits.</source>
            <translation>年份应为四位数字。</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>≈ inferred, not read from the text</source>
            <translation>≈ 系推断，非正文所载</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>查找范围(&amp;L)：</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>文件类型(&amp;T)：</translation>
        </message>
    </context>
    <context>
        <name>Queue</name>
        <message numerus="yes">
            <source>%n suggestion(s) wait</source>
            <translation>
                <numerusform>%n 条建议待处理</numerusform>
            </translation>
        </message>
        <message>
            <source>; more come when these are done</source>
            <translation>；处理后还有更多</translation>
        </message>
        <message>
            <source>A figure of “%1”</source>
            <translation>“%1”的数据</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message numerus="yes">
            <source>Accept %n suggestion(s)?</source>
            <translation>
                <numerusform>接受 %n 条建议？</numerusform>
            </translation>
        </message>
        <message>
            <source>Accept all…</source>
            <translation>全部接受…</translation>
        </message>
        <message>
            <source>All documents</source>
            <translation>所有文档</translation>
        </message>
        <message>
            <source>All themes</source>
            <translation>所有主题</translation>
        </message>
        <message>
            <source>Choose a tag</source>
            <translation>选择标签</translation>
        </message>
        <message>
            <source>Choose a tag, and words to look for</source>
            <translation>请选择标签和要查找的字词</translation>
        </message>
        <message>
            <source>Choose above where suggestions come from and which tag, then find.</source>
            <translation>请在上方选择建议的来源和标签，然后查找。</translation>
        </message>
        <message>
            <source>Figures of an indicator</source>
            <translation>某指标的数据</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>转到原文</translation>
        </message>
        <message>
            <source>Hit rate of this rule: %1 of %2 accepted (%3 %)</source>
            <translation>该规则命中率：%2 条中接受 %1 条（%3%）</translation>
        </message>
        <message>
            <source>Hit rate of this rule: nothing accepted or refused yet</source>
            <translation>该规则命中率：尚无接受或拒绝</translation>
        </message>
        <message>
            <source>Indicator, such as 生产总值</source>
            <translation>指标，如 生产总值</translation>
        </message>
        <message>
            <source>It has the words “%1”</source>
            <translation>含有“%1”</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>稍后</translation>
        </message>
        <message>
            <source>No document lies open</source>
            <translation>没有打开的文档</translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>没有待处理的建议</translation>
        </message>
        <message>
            <source>Only words with… (optional)</source>
            <translation>只限含有…的文字（可不填）</translation>
        </message>
        <message>
            <source>Policy words of a theme</source>
            <translation>某主题的政策词</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>建议队列</translation>
        </message>
        <message>
            <source>Suggestions are no annotations before you accept them.</source>
            <translation>建议在接受之前不算批注。</translation>
        </message>
        <message>
            <source>The suggestion and what stands around it</source>
            <translation>建议及上下文</translation>
        </message>
        <message>
            <source>The tag that is suggested</source>
            <translation>建议的标签</translation>
        </message>
        <message>
            <source>The words alone</source>
            <translation>只标字词</translation>
        </message>
        <message>
            <source>Their clause</source>
            <translation>所在分句</translation>
        </message>
        <message>
            <source>Their paragraph</source>
            <translation>所在段落</translation>
        </message>
        <message>
            <source>Their sentence</source>
            <translation>所在整句</translation>
        </message>
        <message>
            <source>Theme of the policy words</source>
            <translation>政策词的主题</translation>
        </message>
        <message>
            <source>These words</source>
            <translation>指定字词</translation>
        </message>
        <message>
            <source>This document</source>
            <translation>本文档</translation>
        </message>
        <message>
            <source>What is suggested</source>
            <translation>建议标注的范围</translation>
        </message>
        <message>
            <source>What shall be suggested?</source>
            <translation>要建议什么？</translation>
        </message>
        <message>
            <source>What this rule finds bears the tag, or was accepted or refused.</source>
            <translation>该规则找到的内容都已标注，或已接受、拒绝。</translation>
        </message>
        <message>
            <source>Where suggestions come from</source>
            <translation>建议的来源</translation>
        </message>
        <message>
            <source>Where to look</source>
            <translation>查找范围</translation>
        </message>
        <message>
            <source>Words tagged so before</source>
            <translation>此前已这样标注的文字</translation>
        </message>
        <message>
            <source>Words to look for</source>
            <translation>要查找的字词</translation>
        </message>
        <message>
            <source>You can undo this in one step.</source>
            <translation>可以一步撤销。</translation>
        </message>
        <message>
            <source>somebody</source>
            <translation>某人</translation>
        </message>
        <message>
            <source>“%1” is a policy word</source>
            <translation>“%1”是政策词</translation>
        </message>
        <message>
            <source>“%1” was tagged so by %2</source>
            <translation>%2 曾这样标注“%1”</translation>
        </message>
    </context>
    <context>
        <name>Reader</name>
        <message>
            <source>No annotation here</source>
            <translation>此处没有批注</translation>
        </message>
        <message>
            <source>Shown as %1; it could also be %2</source>
            <translation>显示为“%1”，也可能是“%2”</translation>
        </message>
    </context>
    <context>
        <name>ReaderKeys</name>
        <message>
            <source>Adjust the ends of the annotation at the caret</source>
            <translation>调整光标处批注的起止</translation>
        </message>
        <message>
            <source>Back by a screen</source>
            <translation>上翻一屏</translation>
        </message>
        <message>
            <source>Back to the place before</source>
            <translation>返回上一处</translation>
        </message>
        <message>
            <source>Character after</source>
            <translation>后一字</translation>
        </message>
        <message>
            <source>Character before</source>
            <translation>前一字</translation>
        </message>
        <message>
            <source>Clause after</source>
            <translation>后一分句</translation>
        </message>
        <message>
            <source>Clause before</source>
            <translation>前一分句</translation>
        </message>
        <message>
            <source>Context menu</source>
            <translation>快捷菜单</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>End of the line</source>
            <translation>行尾</translation>
        </message>
        <message>
            <source>End of the text</source>
            <translation>文末</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>全选</translation>
        </message>
        <message>
            <source>Forward again</source>
            <translation>前进到下一处</translation>
        </message>
        <message>
            <source>Go through marks</source>
            <translation>逐个查看标记</translation>
        </message>
        <message>
            <source>Go to the selection's other end</source>
            <translation>转到选区另一端</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>放大文字</translation>
        </message>
        <message>
            <source>Line above</source>
            <translation>上一行</translation>
        </message>
        <message>
            <source>Line below</source>
            <translation>下一行</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>Narrow again</source>
            <translation>缩小选区</translation>
        </message>
        <message>
            <source>Next annotation</source>
            <translation>下一条批注</translation>
        </message>
        <message>
            <source>Next damage</source>
            <translation>下一处残损</translation>
        </message>
        <message>
            <source>Next figure</source>
            <translation>下一个数据</translation>
        </message>
        <message>
            <source>Next search hit</source>
            <translation>下一处查找结果</translation>
        </message>
        <message>
            <source>Next term</source>
            <translation>下一个术语</translation>
        </message>
        <message>
            <source>Open the mark at the caret; end adjusting</source>
            <translation>打开光标处的标记；结束调整</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Page down</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Page up</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Paragraph after</source>
            <translation>后一段</translation>
        </message>
        <message>
            <source>Paragraph before</source>
            <translation>前一段</translation>
        </message>
        <message>
            <source>Previous annotation</source>
            <translation>上一条批注</translation>
        </message>
        <message>
            <source>Previous damage</source>
            <translation>上一处残损</translation>
        </message>
        <message>
            <source>Previous figure</source>
            <translation>上一个数据</translation>
        </message>
        <message>
            <source>Previous search hit</source>
            <translation>上一处查找结果</translation>
        </message>
        <message>
            <source>Previous term</source>
            <translation>上一个术语</translation>
        </message>
        <message>
            <source>Read on by a screen</source>
            <translation>下翻一屏</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>选取</translation>
        </message>
        <message>
            <source>Select nothing, or leave off adjusting</source>
            <translation>取消选取，或放弃调整</translation>
        </message>
        <message>
            <source>Sentence after</source>
            <translation>后一句</translation>
        </message>
        <message>
            <source>Sentence before</source>
            <translation>前一句</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>缩小文字</translation>
        </message>
        <message>
            <source>Start of the line</source>
            <translation>行首</translation>
        </message>
        <message>
            <source>Start of the text</source>
            <translation>文首</translation>
        </message>
        <message>
            <source>Usual size</source>
            <translation>默认大小</translation>
        </message>
        <message>
            <source>Walk through the marks at the caret</source>
            <translation>逐个切换光标处的标记</translation>
        </message>
        <message>
            <source>Widen: word, clause, sentence, paragraph</source>
            <translation>扩大选区：词、分句、句、段</translation>
        </message>
        <message>
            <source>Word after</source>
            <translation>后一词</translation>
        </message>
        <message>
            <source>Word before</source>
            <translation>前一词</translation>
        </message>
    </context>
    <context>
        <name>ReaderMenu</name>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Move its ends</source>
            <translation>调整起止位置</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>备注…</translation>
        </message>
        <message>
            <source>Put a tag</source>
            <translation>添加标签</translation>
        </message>
    </context>
    <context>
        <name>Reading</name>
        <message>
            <source>&amp;Characters in a line</source>
            <translation>每行字数(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Face</source>
            <translation>字体(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Indent (characters)</source>
            <translation>段首缩进（字）(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Line height (characters)</source>
            <translation>行距（字高）(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Mark words with</source>
            <translation>分词标记(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Paper</source>
            <translation>纸色(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Size (points)</source>
            <translation>字号（磅）(&amp;S)</translation>
        </message>
        <message>
            <source>As at the beginning</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <source>As the program</source>
            <translation>跟随界面</translation>
        </message>
        <message>
            <source>Best of this system</source>
            <translation>本机最佳</translation>
        </message>
        <message>
            <source>Both edges straight</source>
            <translation>两端对齐</translation>
        </message>
        <message>
            <source>Commas and full stops may stand beyond the edge</source>
            <translation>行末标点悬挂</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Dragging takes whole words</source>
            <translation>拖选时取整词</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>高对比</translation>
        </message>
        <message>
            <source>How texts are set</source>
            <translation>排版与阅读</translation>
        </message>
        <message>
            <source>In the other script, copy what is shown</source>
            <translation>简繁转换时复制所见文字</translation>
        </message>
        <message>
            <source>Investment</source>
            <translation>招商</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Sepia</source>
            <translation>米黄</translation>
        </message>
        <message>
            <source>Set texts so</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Space &amp;after a paragraph</source>
            <translation>段后间距（字）(&amp;A)</translation>
        </message>
        <message>
            <source>Space between &amp;words</source>
            <translation>词间距（字）(&amp;W)</translation>
        </message>
        <message>
            <source>Space between c&amp;haracters</source>
            <translation>字间距（字）(&amp;H)</translation>
        </message>
    </context>
    <context>
        <name>ReadingDeeds</name>
        <message numerus="yes">
            <source>Annotate %n hit(s)</source>
            <translation>
                <numerusform>批注 %n 处查找结果</numerusform>
            </translation>
        </message>
        <message>
            <source>Join: %1</source>
            <translation>合并：%1</translation>
        </message>
        <message>
            <source>Make a tag first</source>
            <translation>请先建立标签</translation>
        </message>
        <message>
            <source>No more bookmarks this way</source>
            <translation>这个方向没有书签了</translation>
        </message>
        <message>
            <source>No more of them this way</source>
            <translation>这个方向上没有了</translation>
        </message>
        <message>
            <source>Search for something first</source>
            <translation>请先查找</translation>
        </message>
        <message>
            <source>Split: %1</source>
            <translation>拆分：%1</translation>
        </message>
        <message>
            <source>Take “%1” as one word</source>
            <translation>将“%1”作为一个词</translation>
        </message>
        <message>
            <source>The search is still under way</source>
            <translation>查找还在进行</translation>
        </message>
        <message>
            <source>With the tag</source>
            <translation>使用标签</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>词语</translation>
        </message>
    </context>
    <context>
        <name>Receiving</name>
        <message numerus="yes">
            <source>%n annotation(s) have no place and were left out:</source>
            <translation>
                <numerusform>%n 条批注找不到位置，未导入：</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) taken in from %1</source>
            <translation>
                <numerusform>已从 %1 导入 %n 条批注</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) were made on an older text and wait to be placed</source>
            <translation>
                <numerusform>%n 条批注基于旧版本正文，已列入待复核</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) were there already</source>
            <translation>
                <numerusform>%n 条批注已在文库中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n document(s) were there already</source>
            <translation>
                <numerusform>%n 篇文档已在文库中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new document(s)</source>
            <translation>
                <numerusform>新增 %n 篇文档</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tag(s)</source>
            <translation>
                <numerusform>新增 %n 个标签</numerusform>
            </translation>
        </message>
        <message>
            <source>A byte order mark was taken off a text</source>
            <translation>已去除正文中的字节顺序标记</translation>
        </message>
        <message>
            <source>A reference that leads nowhere was dropped</source>
            <translation>已略去无效的引用</translation>
        </message>
        <message>
            <source>A selection outside its text was dropped</source>
            <translation>已略去超出正文的选段</translation>
        </message>
        <message>
            <source>A source that is no text was passed over</source>
            <translation>已略过非文本的来源</translation>
        </message>
        <message>
            <source>A text was not in UTF-8; its encoding was guessed</source>
            <translation>文本不是 UTF-8 编码，已按推测的编码读取</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Annotations and projects</source>
            <translation>批注与项目</translation>
        </message>
        <message>
            <source>Another file is still being taken in</source>
            <translation>另一个文件仍在导入</translation>
        </message>
        <message>
            <source>Import annotations or a project</source>
            <translation>导入批注或项目</translation>
        </message>
        <message>
            <source>It lacks columns that annotations need (%1). To import texts from a table, use File › Import files.</source>
            <translation>缺少批注所需的列（%1）。如要从表格导入正文，请用“文件 › 导入文件”。</translation>
        </message>
        <message>
            <source>Line ends of a text were made uniform</source>
            <translation>已统一正文的换行符</translation>
        </message>
        <message>
            <source>Memos, sets, cases, links and graphs have no place in a library and were passed over</source>
            <translation>备忘录、集合、个案、链接和图形在文库中没有对应，已跳过</translation>
        </message>
        <message>
            <source>Paths of texts did not say that they are within the file</source>
            <translation>正文路径未注明在项目文件内</translation>
        </message>
        <message>
            <source>Positions in a text counted UTF-16 units</source>
            <translation>文本中的位置按 UTF-16 单元计</translation>
        </message>
        <message>
            <source>Row %1: it names no tag</source>
            <translation>第 %1 行：没有写明标签</translation>
        </message>
        <message>
            <source>Row %1: its tag would stand deeper than 32 levels</source>
            <translation>第 %1 行：标签超过 32 级</translation>
        </message>
        <message>
            <source>Row %1: its words are not in the text, or not just once</source>
            <translation>第 %1 行：正文中找不到原文，或出现不止一次</translation>
        </message>
        <message>
            <source>Row %1: the library has no such document</source>
            <translation>第 %1 行：文库中没有这篇文档</translation>
        </message>
        <message>
            <source>Row %1: the name of its tag is longer than 200 characters</source>
            <translation>第 %1 行：标签名称超过 200 字</translation>
        </message>
        <message>
            <source>Tag %1, %2, left out: a name in its path is longer than 200 characters</source>
            <translation>未导入第 %1 个标签“%2”：路径中有名称超过 200 字</translation>
        </message>
        <message>
            <source>Tag %1, %2, left out: it would stand deeper than 32 levels</source>
            <translation>未导入第 %1 个标签“%2”：超过 32 级</translation>
        </message>
        <message>
            <source>The folder of texts is written Sources</source>
            <translation>正文文件夹的名称写作 Sources</translation>
        </message>
        <message>
            <source>The project within the file bears another name than it should</source>
            <translation>项目文件内部名称不规范</translation>
        </message>
        <message>
            <source>“%1” was not taken in</source>
            <translation>未能导入“%1”</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source>A note you were writing was kept; it is put in when you go on.</source>
            <translation>您正在写的备注已保留，继续时会自动填入。</translation>
        </message>
        <message>
            <source>Everything that was done is in the library; nothing is lost.</source>
            <translation>已做的操作都在文库中，没有丢失。</translation>
        </message>
        <message>
            <source>Go on there</source>
            <translation>从那里继续</translation>
        </message>
        <message>
            <source>Piyue did not close in order the last time</source>
            <translation>批阅上次没有正常退出</translation>
        </message>
        <message>
            <source>Show the report</source>
            <translation>查看报告</translation>
        </message>
        <message>
            <source>You were reading “%1”.</source>
            <translation>您当时正在阅读“%1”。</translation>
        </message>
    </context>
    <context>
        <name>Retrieval</name>
        <message>
            <source>%1 of %2 annotations read so far…</source>
            <translation>已读取 %1 条，共 %2 条…</translation>
        </message>
        <message>
            <source>%1 of %2 annotations, in %3 documents</source>
            <translation>%1 条批注（共 %2 条），涉及 %3 篇文档</translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>已选 %n 条</numerusform>
            </translation>
        </message>
        <message>
            <source>(no name)</source>
            <translation>（未署名）</translation>
        </message>
        <message>
            <source>All annotations</source>
            <translation>全部批注</translation>
        </message>
        <message>
            <source>All annotators</source>
            <translation>所有批注者</translation>
        </message>
        <message>
            <source>All documents</source>
            <translation>所有文档</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>所有类型</translation>
        </message>
        <message>
            <source>All parts</source>
            <translation>所有部分</translation>
        </message>
        <message>
            <source>All regions</source>
            <translation>所有地区</translation>
        </message>
        <message>
            <source>All tags</source>
            <translation>所有标签</translation>
        </message>
        <message>
            <source>Also annotations of the tags below it</source>
            <translation>包括下级标签的批注</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Annotator</source>
            <translation>批注者</translation>
        </message>
        <message numerus="yes">
            <source>Another tag for %n annotation(s)</source>
            <translation>
                <numerusform>给 %n 条批注换标签</numerusform>
            </translation>
        </message>
        <message>
            <source>Another tag…</source>
            <translation>换标签…</translation>
        </message>
        <message>
            <source>Answer to the question</source>
            <translation>检索结果</translation>
        </message>
        <message>
            <source>Any note</source>
            <translation>不限备注</translation>
        </message>
        <message>
            <source>Any state</source>
            <translation>不限复核</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Back to where you were (B)</source>
            <translation>回到原处（B）</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>修改时间</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message numerus="yes">
            <source>Delete %n annotation(s)?</source>
            <translation>
                <numerusform>删除 %n 条批注？</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete them (Del)</source>
            <translation>删除（Del）</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>文档</translation>
        </message>
        <message>
            <source>Export what is listed</source>
            <translation>导出所列批注</translation>
        </message>
        <message>
            <source>Give the annotations another tag</source>
            <translation>给批注换标签</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>转到原文</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Kind of document</source>
            <translation>文档类型</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>正在检索…</translation>
        </message>
        <message>
            <source>Looking… %1 of %2 documents</source>
            <translation>正在检索… 第 %1 篇，共 %2 篇</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>创建时间</translation>
        </message>
        <message>
            <source>Mark as reviewed, or not (R)</source>
            <translation>标为已复核或取消（R）</translation>
        </message>
        <message>
            <source>No annotation matches</source>
            <translation>没有符合的批注</translation>
        </message>
        <message>
            <source>Not reviewed</source>
            <translation>未复核</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Note…</source>
            <translation>备注…</translation>
        </message>
        <message>
            <source>Other tag…</source>
            <translation>换标签…</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>Part of the report</source>
            <translation>报告的部分</translation>
        </message>
        <message>
            <source>Passage</source>
            <translation>选段</translation>
        </message>
        <message>
            <source>Put tags on the passages (T)</source>
            <translation>给选段标注（T）</translation>
        </message>
        <message>
            <source>Put tags…</source>
            <translation>标注…</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Reviewed</source>
            <translation>已复核</translation>
        </message>
        <message>
            <source>Reviewed or not</source>
            <translation>是否已复核</translation>
        </message>
        <message>
            <source>Reviewed, or not</source>
            <translation>已复核或取消</translation>
        </message>
        <message>
            <source>Save the question</source>
            <translation>保存检索</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message numerus="yes">
            <source>Tag %n passage(s)?</source>
            <translation>
                <numerusform>给 %n 处选段标注？</numerusform>
            </translation>
        </message>
        <message>
            <source>Tag…</source>
            <translation>标注…</translation>
        </message>
        <message>
            <source>Take away a filter, or ask another question.</source>
            <translation>请减少筛选条件，或换一个检索。</translation>
        </message>
        <message>
            <source>The passage and what stands around it</source>
            <translation>选段及上下文</translation>
        </message>
        <message numerus="yes">
            <source>The same note on %n annotation(s)</source>
            <translation>
                <numerusform>给 %n 条批注写同一备注</numerusform>
            </translation>
        </message>
        <message>
            <source>This document</source>
            <translation>本文档</translation>
        </message>
        <message>
            <source>Under the name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>What is listed</source>
            <translation>列表范围</translation>
        </message>
        <message>
            <source>With a note</source>
            <translation>有备注</translation>
        </message>
        <message>
            <source>Without a note</source>
            <translation>无备注</translation>
        </message>
        <message>
            <source>Words in the heading</source>
            <translation>章节标题中的字词</translation>
        </message>
        <message>
            <source>Words of passage, note or tag</source>
            <translation>选段、备注或标签中的字词</translation>
        </message>
        <message>
            <source>Write a note on them (N)</source>
            <translation>写备注（N）</translation>
        </message>
        <message>
            <source>Write a note…</source>
            <translation>写备注…</translation>
        </message>
        <message>
            <source>Writing… %1 of %2 annotations</source>
            <translation>正在写入… 第 %1 条，共 %2 条</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>Year, or 2020-2024</source>
            <translation>年份，如 2020-2024</translation>
        </message>
        <message>
            <source>You can undo this in one step.</source>
            <translation>可以一步撤销。</translation>
        </message>
        <message>
            <source>You have gone nowhere from here</source>
            <translation>还没有从这里转到别处</translation>
        </message>
        <message>
            <source>annotations found</source>
            <translation>检索结果</translation>
        </message>
        <message>
            <source>with those below</source>
            <translation>含下级</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>Annotation</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Annotations without a certain place</source>
            <translation>位置不确定的批注</translation>
        </message>
        <message>
            <source>As it stood</source>
            <translation>原来的位置</translation>
        </message>
        <message>
            <source>Everything has its place</source>
            <translation>没有待复核的批注</translation>
        </message>
        <message>
            <source>Keep as lost</source>
            <translation>保留为丢失</translation>
        </message>
        <message>
            <source>Kept as lost</source>
            <translation>已保留为丢失</translation>
        </message>
        <message>
            <source>Place at the selection</source>
            <translation>放到所选文字</translation>
        </message>
        <message>
            <source>Place here</source>
            <translation>放到此处</translation>
        </message>
        <message>
            <source>Places in the new text</source>
            <translation>新文本中的位置</translation>
        </message>
        <message>
            <source>Select the right words in its document first</source>
            <translation>请先在该文档中选择正确的文字</translation>
        </message>
        <message>
            <source>Select the right words in the text and press Ctrl+Return, or keep the annotation as lost.</source>
            <translation>请在正文中选择正确的文字并按 Ctrl+Return，或保留为丢失。</translation>
        </message>
        <message>
            <source>Show in the text</source>
            <translation>在正文中查看</translation>
        </message>
        <message>
            <source>These words are not in the new text</source>
            <translation>新文本中没有这些文字</translation>
        </message>
        <message>
            <source>To be placed</source>
            <translation>待复核</translation>
        </message>
        <message>
            <source>To be placed (待复核)</source>
            <translation>待复核</translation>
        </message>
        <message>
            <source>When a document gets another text, annotations whose place is not certain wait here.</source>
            <translation>文档换用新文本后，位置不确定的批注会列在这里。</translation>
        </message>
        <message>
            <source>Where it may belong now</source>
            <translation>现在可能的位置</translation>
        </message>
        <message>
            <source>Which annotations are listed</source>
            <translation>列出哪些批注</translation>
        </message>
        <message>
            <source>the words were changed</source>
            <translation>文字有改动</translation>
        </message>
        <message>
            <source>version %1</source>
            <translation>第 %1 版</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
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
        <name>Split</name>
        <message>
            <source>%1 of %2 annotations go</source>
            <translation>移走 %1 条，共 %2 条</translation>
        </message>
        <message>
            <source>Annotations of this tag</source>
            <translation>该标签的批注</translation>
        </message>
        <message>
            <source>Name of the other tag</source>
            <translation>新标签的名称</translation>
        </message>
        <message>
            <source>None</source>
            <translation>全不选</translation>
        </message>
        <message>
            <source>Show those with these words</source>
            <translation>只显示含这些字词的</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>拆分</translation>
        </message>
        <message>
            <source>Split “%1”</source>
            <translation>拆分“%1”</translation>
        </message>
        <message>
            <source>This tag has no annotations yet.</source>
            <translation>该标签还没有批注。</translation>
        </message>
        <message>
            <source>Tick all shown</source>
            <translation>全选所示</translation>
        </message>
        <message>
            <source>Tick the annotations that are to leave this tag for another beside it.</source>
            <translation>勾选要移到同级另一标签的批注。</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message numerus="yes">
            <source>%n character(s) selected</source>
            <translation>
                <numerusform>已选 %n 字</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n damaged place(s)</source>
            <translation>
                <numerusform>%n 处残损</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be placed</source>
            <translation>
                <numerusform>%n 条待复核</numerusform>
            </translation>
        </message>
        <message>
            <source>Annotations here: %1</source>
            <translation>此处批注：%1</translation>
        </message>
        <message>
            <source>Annotations whose place is not certain; click to place them</source>
            <translation>位置不确定的批注，点击逐条复核</translation>
        </message>
        <message>
            <source>Go to the next damaged place</source>
            <translation>转到下一处残损</translation>
        </message>
        <message>
            <source>How the file was decoded; click to read it in another encoding</source>
            <translation>文件的解码方式；单击可换用其他编码读取</translation>
        </message>
        <message numerus="yes">
            <source>Marks of %n annotator(s) hidden</source>
            <translation>
                <numerusform>已隐藏 %n 位批注者的批注</numerusform>
            </translation>
        </message>
        <message>
            <source>Position in characters, length, and share</source>
            <translation>位置（字）/ 总字数 · 进度</translation>
        </message>
        <message>
            <source>Status line</source>
            <translation>状态栏</translation>
        </message>
        <message>
            <source>The encoding is a guess; if the text looks wrong, click to choose another</source>
            <translation>编码系推测；如正文显示有误，单击可另选编码</translation>
        </message>
        <message>
            <source>They are neither shown nor counted; click to choose whose marks are shown</source>
            <translation>隐藏的批注既不显示，也不计数；点击可选择显示谁的批注</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message numerus="yes">
            <source>accept %n suggestion(s) of {tag}</source>
            <translation>
                <numerusform>接受 %n 条建议（{tag}）</numerusform>
            </translation>
        </message>
        <message>
            <source>add tag {tag}</source>
            <translation>添加标签 {tag}</translation>
        </message>
        <message numerus="yes">
            <source>annotate %n figure(s)</source>
            <translation>
                <numerusform>批注 %n 个数据</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>annotate %n hit(s)</source>
            <translation>
                <numerusform>批注 %n 处查找结果</numerusform>
            </translation>
        </message>
        <message>
            <source>archive {tag}</source>
            <translation>归档标签 {tag}</translation>
        </message>
        <message>
            <source>bookmark {label}</source>
            <translation>添加书签 {label}</translation>
        </message>
        <message numerus="yes">
            <source>change %n annotation(s) to {tag}</source>
            <translation>
                <numerusform>把 %n 条批注改为 {tag}</numerusform>
            </translation>
        </message>
        <message>
            <source>change the span of {tag}</source>
            <translation>调整批注范围 {tag}</translation>
        </message>
        <message>
            <source>change the tag to {tag}</source>
            <translation>改用标签 {tag}</translation>
        </message>
        <message>
            <source>colour of {tag}</source>
            <translation>更改颜色 {tag}</translation>
        </message>
        <message>
            <source>correct the figure {quote}</source>
            <translation>订正数据 {quote}</translation>
        </message>
        <message numerus="yes">
            <source>delete %n annotation(s)</source>
            <translation>
                <numerusform>删除 %n 条批注</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>delete %n document(s)</source>
            <translation>
                <numerusform>删除 %n 篇文档</numerusform>
            </translation>
        </message>
        <message>
            <source>delete the query {label}</source>
            <translation>删除检索 {label}</translation>
        </message>
        <message>
            <source>delete the tag {tag}</source>
            <translation>删除标签 {tag}</translation>
        </message>
        <message>
            <source>description of {tag}</source>
            <translation>更改说明 {tag}</translation>
        </message>
        <message>
            <source>edit the tag {tag}</source>
            <translation>编辑标签 {tag}</translation>
        </message>
        <message>
            <source>forget the word {word}</source>
            <translation>删除自定义词 {word}</translation>
        </message>
        <message numerus="yes">
            <source>go back %n step(s)</source>
            <translation>
                <numerusform>回退 %n 步</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>import %n document(s)</source>
            <translation>
                <numerusform>导入 %n 篇文档</numerusform>
            </translation>
        </message>
        <message>
            <source>import the codebook {label}</source>
            <translation>导入标签体系 {label}</translation>
        </message>
        <message>
            <source>join words {word}</source>
            <translation>合并为词 {word}</translation>
        </message>
        <message numerus="yes">
            <source>keep %n annotation(s) as lost</source>
            <translation>
                <numerusform>%n 条批注存为失位</numerusform>
            </translation>
        </message>
        <message>
            <source>key of {tag}</source>
            <translation>设置数字键 {tag}</translation>
        </message>
        <message>
            <source>merge into {target}</source>
            <translation>合并到 {target}</translation>
        </message>
        <message>
            <source>move {tag}</source>
            <translation>移动标签 {tag}</translation>
        </message>
        <message>
            <source>new tag {tag}</source>
            <translation>新建标签 {tag}</translation>
        </message>
        <message>
            <source>new text of {document}</source>
            <translation>更新 {document} 的文本</translation>
        </message>
        <message>
            <source>new word {word}</source>
            <translation>添加自定义词 {word}</translation>
        </message>
        <message>
            <source>note on {tag}</source>
            <translation>写备注 {tag}</translation>
        </message>
        <message numerus="yes">
            <source>one note on %n annotation(s)</source>
            <translation>
                <numerusform>给 %n 条批注写同一备注</numerusform>
            </translation>
        </message>
        <message>
            <source>properties of {document}</source>
            <translation>修改属性 {document}</translation>
        </message>
        <message>
            <source>put {tag}</source>
            <translation>标注 {tag}</translation>
        </message>
        <message numerus="yes">
            <source>put {tag} on %n passage(s)</source>
            <translation>
                <numerusform>给 %n 处选段标注 {tag}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>refuse %n suggestion(s) of {tag}</source>
            <translation>
                <numerusform>拒绝 %n 条建议（{tag}）</numerusform>
            </translation>
        </message>
        <message>
            <source>remove the bookmark {label}</source>
            <translation>删除书签 {label}</translation>
        </message>
        <message>
            <source>rename {old} to {new}</source>
            <translation>重命名标签 {old} → {new}</translation>
        </message>
        <message>
            <source>repair {quote}</source>
            <translation>修复 {quote}</translation>
        </message>
        <message numerus="yes">
            <source>review %n annotation(s)</source>
            <translation>
                <numerusform>复核 %n 条批注</numerusform>
            </translation>
        </message>
        <message>
            <source>save the query {label}</source>
            <translation>保存检索 {label}</translation>
        </message>
        <message>
            <source>split word {word}</source>
            <translation>拆分词 {word}</translation>
        </message>
        <message>
            <source>split {target} from {tag}</source>
            <translation>从 {tag} 拆出 {target}</translation>
        </message>
        <message>
            <source>take back the correction of {quote}</source>
            <translation>取消订正 {quote}</translation>
        </message>
    </context>
    <context>
        <name>TagDialog</name>
        <message>
            <source>&amp;Description</source>
            <translation>说明(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Examples</source>
            <translation>例句(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>数字键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Under</source>
            <translation>上级(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;When to use</source>
            <translation>使用说明(&amp;W)</translation>
        </message>
        <message>
            <source>(at the top)</source>
            <translation>（顶层）</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>（无）</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Colour %1</source>
            <translation>颜色 %1</translation>
        </message>
        <message>
            <source>Edit tag</source>
            <translation>编辑标签</translation>
        </message>
        <message>
            <source>Name of the tag</source>
            <translation>标签名称</translation>
        </message>
        <message>
            <source>New tag</source>
            <translation>新建标签</translation>
        </message>
        <message>
            <source>Passages that bear it, one a line</source>
            <translation>适用的例句，每行一条</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>The number key that puts it</source>
            <translation>添加此标签的数字键</translation>
        </message>
        <message>
            <source>The tag it stands under</source>
            <translation>上级标签</translation>
        </message>
        <message>
            <source>The tag needs a name without a slash (/).</source>
            <translation>标签须有名称，且不含斜杠（/）。</translation>
        </message>
        <message>
            <source>What the tag means, in short</source>
            <translation>标签的简短含义</translation>
        </message>
        <message>
            <source>When it is not to be used, and what instead</source>
            <translation>何时不用，改用什么</translation>
        </message>
        <message>
            <source>When n&amp;ot</source>
            <translation>不用于(&amp;O)</translation>
        </message>
        <message>
            <source>When the tag is to be used</source>
            <translation>何时使用该标签</translation>
        </message>
    </context>
    <context>
        <name>Tagging</name>
        <message numerus="yes">
            <source>%n figure(s) annotated with “%1”</source>
            <translation>
                <numerusform>已用“%1”批注 %n 个数据</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Annotate %n figure(s)</source>
            <translation>
                <numerusform>批注 %n 个数据</numerusform>
            </translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>No annotation here</source>
            <translation>此处没有批注</translation>
        </message>
        <message>
            <source>No annotation here; put a tag first</source>
            <translation>此处没有批注，请先添加标签</translation>
        </message>
        <message>
            <source>No figure here</source>
            <translation>此处没有数据</translation>
        </message>
        <message>
            <source>No tag has the key %1; give it one in the codebook</source>
            <translation>数字键 %1 尚未对应标签，可在标签体系中设置</translation>
        </message>
        <message>
            <source>Select words in the text first</source>
            <translation>请先在正文中选取文字</translation>
        </message>
        <message>
            <source>These words bear this tag already</source>
            <translation>所选文字已有此标签</translation>
        </message>
        <message>
            <source>With the tag</source>
            <translation>使用标签</translation>
        </message>
    </context>
    <context>
        <name>Upkeep</name>
        <message numerus="yes">
            <source>%n annotation(s) found no certain place: Annotate › To be placed</source>
            <translation>
                <numerusform>有 %n 条批注位置不确定，请到“批注 › 待复核”处理</numerusform>
            </translation>
        </message>
        <message>
            <source>Another file stands in the library's place</source>
            <translation>文库的位置上已是另一个文件</translation>
        </message>
        <message>
            <source>Save as another library…</source>
            <translation>另存为新文库…</translation>
        </message>
        <message>
            <source>Save the library</source>
            <translation>保存文库</translation>
        </message>
        <message>
            <source>The file of the library is not there any more</source>
            <translation>文库文件已不存在</translation>
        </message>
        <message>
            <source>The last action was not done, but everything before it can still be saved from this window. Put the disk or the file back and try again, or save all of it under another name.</source>
            <translation>上一步操作未能完成，但此前的全部内容仍可从本窗口保存。请重新接上磁盘或放回文件后重试，或将全部内容另存为新文库。</translation>
        </message>
    </context>
    <context>
        <name>Versions</name>
        <message numerus="yes">
            <source>%n annotation(s) stand in this version</source>
            <translation>
                <numerusform>此版本中有 %n 条批注</numerusform>
            </translation>
        </message>
        <message>
            <source>Text of the version</source>
            <translation>此版本的文本</translation>
        </message>
        <message>
            <source>Versions of the text</source>
            <translation>文本版本</translation>
        </message>
        <message>
            <source>Versions, the newest first</source>
            <translation>版本，最新的在前</translation>
        </message>
        <message>
            <source>cleaned anew</source>
            <translation>重新清理</translation>
        </message>
        <message>
            <source>imported</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>imported again</source>
            <translation>重新导入</translation>
        </message>
        <message>
            <source>marked: what the present text no longer has</source>
            <translation>标出的是当前文本中已没有的内容</translation>
        </message>
        <message>
            <source>present</source>
            <translation>当前</translation>
        </message>
        <message>
            <source>repaired</source>
            <translation>修复</translation>
        </message>
    </context>
    <context>
        <name>Waiting</name>
        <message>
            <source>Waiting for another program to finish writing…</source>
            <translation>正在等待其他程序完成写入…</translation>
        </message>
        <message>
            <source>Waiting for the import to finish writing…</source>
            <translation>正在等待导入完成写入…</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Choose a document from the list on the left, or drag text files here.</source>
            <translation>请从左侧列表选取文档，或把文本文件拖到这里。</translation>
        </message>
        <message>
            <source>Import files…</source>
            <translation>导入文件…</translation>
        </message>
        <message>
            <source>Nothing lies open</source>
            <translation>尚未打开文档</translation>
        </message>
        <message>
            <source>Piyue</source>
            <translation>批阅</translation>
        </message>
        <message>
            <source>Place in the text</source>
            <translation>正文位置</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>正文</translation>
        </message>
    </context>
    <context>
        <name>Wording</name>
        <message>
            <source>%1 chars</source>
            <translation>%1 字</translation>
        </message>
        <message>
            <source>Abbreviation with numerals</source>
            <translation>数字缩略语</translation>
        </message>
        <message>
            <source>Achieved</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Annotations</source>
            <translation>批注</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>增减</translation>
        </message>
        <message>
            <source>City</source>
            <translation>市级</translation>
        </message>
        <message>
            <source>County</source>
            <translation>县级</translation>
        </message>
        <message>
            <source>Damage</source>
            <translation>残损</translation>
        </message>
        <message>
            <source>Explained in the document</source>
            <translation>文中有注释</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>In quotation marks</source>
            <translation>引号词语</translation>
        </message>
        <message>
            <source>Investment news</source>
            <translation>招商资讯</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Other</source>
            <comment>kind of document</comment>
            <translation>其他</translation>
        </message>
        <message>
            <source>Other</source>
            <comment>part of a report</comment>
            <translation>其他</translation>
        </message>
        <message>
            <source>Other</source>
            <comment>status of a figure</comment>
            <translation>其他</translation>
        </message>
        <message>
            <source>Percentage</source>
            <translation>百分比</translation>
        </message>
        <message>
            <source>Plan for the coming year</source>
            <translation>工作安排</translation>
        </message>
        <message>
            <source>Policy word</source>
            <translation>政策用语</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>省级</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>区间</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>位次</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>比例</translation>
        </message>
        <message>
            <source>Review of the past year</source>
            <translation>工作回顾</translation>
        </message>
        <message>
            <source>Search hits</source>
            <translation>查找结果</translation>
        </message>
        <message>
            <source>Simplified</source>
            <translation>简体</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>术语</translation>
        </message>
        <message>
            <source>Title of a document</source>
            <translation>文件名称</translation>
        </message>
        <message>
            <source>Traditional</source>
            <translation>繁体</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>分词</translation>
        </message>
        <message>
            <source>Work report</source>
            <translation>政府工作报告</translation>
        </message>
        <message>
            <source>↑ up</source>
            <translation>↑ 增</translation>
        </message>
        <message>
            <source>↓ down</source>
            <translation>↓ 减</translation>
        </message>
        <message>
            <source>↗ better</source>
            <translation>↗ 优</translation>
        </message>
    </context>
</TS>
