; Texts hold Markdown. Long texts are indented with their plan, which Markdown's blocks would take for code.
([(text (content) @injection.content) (long_text (content) @injection.content)]
  (#set! injection.language "markdown_inline"))
