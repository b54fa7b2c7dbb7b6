; Every block with a name or a title.
(entry
  head: (word) @context
  .
  value: [(word) (text)] @name
  body: (block)) @item
