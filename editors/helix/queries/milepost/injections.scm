; Texts hold Markdown.
([(text (content) @injection.content) (long_text (content) @injection.content)]
  (#set! injection.language "markdown.inline"))

((comment) @injection.content
  (#set! injection.language "comment"))
