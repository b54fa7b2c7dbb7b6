[(block) (long_text)] @fold
