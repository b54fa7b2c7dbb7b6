(block "}" @end) @indent
(group ")" @end) @indent
