(entry body: (block) @class.inside) @class.around
(entry) @entry.around
(comment) @comment.inside
(comment)+ @comment.around
