;;; milepost-mode.el --- Write government delivery plans  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages
;; URL: https://example.org/milepost
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Colours, indentation and the index of `.plan' files.  Findings, completion, the meaning of words and all else come
;; from the language server: `M-x eglot', or (add-hook 'milepost-mode-hook #'eglot-ensure).

;;; Code:

(require 'milepost-words)

(defvar eglot-server-programs)

(defgroup milepost nil
  "Government delivery plans."
  :group 'languages)

(defcustom milepost-command '("milepost" "lsp")
  "The program and its words that serve the editor.
More words may follow, such as \"--profile\" \"agreed\"."
  :type '(repeat string))

(defcustom milepost-indent-offset 2
  "Columns by which the entries of a block are indented."
  :type 'natnum
  :safe #'natnump)

(defconst milepost--word "[[:alpha:]_][[:alnum:]_.]*"
  "What a word looks like.")

(defvar milepost-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?_ "w" table)
    (modify-syntax-entry ?. "_" table)
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?\{ "(}" table)
    (modify-syntax-entry ?\} "){" table)
    (modify-syntax-entry ?' "." table)
    (modify-syntax-entry ?% "_" table)
    table)
  "What characters are in a plan.")

(defconst milepost--syntax-propertize
  ;; Three marks begin and end a long text.  Each turns from text to no text or back; together they turn once.
  (syntax-propertize-rules ("\"\"\"" (0 "|")))
  "Marks the ends of long texts.")

(defun milepost--naming (limit)
  "Find the next keyword with a new name after it, before LIMIT."
  (re-search-forward
   (concat "^[ \t]*" (regexp-opt milepost-naming 'symbols) "[ \t]+\\(" milepost--word "\\)") limit t))

(defconst milepost-font-lock-keywords
  `((milepost--naming (2 font-lock-type-face))
    (,(concat "\\(?:^\\|[{;]\\)[ \t]*" (regexp-opt milepost-keywords 'symbols)) 1 font-lock-keyword-face)
    (,(concat "\\(?:^\\|[{;]\\)[ \t]*\\(" milepost--word "\\)") 1 font-lock-variable-name-face)
    (,(concat "\\_<\\(?:[0-9][[:alnum:],.:-]*\\|[Ff][Yy][0-9][[:alnum:]-]*\\)%?") . font-lock-constant-face)
    (,(regexp-opt milepost-modifiers 'symbols) . font-lock-keyword-face)
    (,(regexp-opt milepost-fixed 'symbols) . font-lock-builtin-face))
  "The colours of words.")

(defun milepost-indent-line ()
  "Indent the line by the blocks that are open before it."
  (interactive)
  (let* ((text (save-excursion (nth 3 (syntax-ppss (line-beginning-position)))))
         (depth (save-excursion
                  (back-to-indentation)
                  (- (car (syntax-ppss (line-beginning-position))) (if (looking-at-p "[})]") 1 0)))))
    (if text
        'noindent
      (let ((before (<= (current-column) (current-indentation))))
        (save-excursion (indent-line-to (* milepost-indent-offset (max 0 depth))))
        (when before (back-to-indentation))))))

(defconst milepost-imenu
  (mapcar (lambda (kind)
            (list (capitalize kind)
                  (concat "^[ \t]*" kind "[ \t]+\\(" milepost--word "\\)") 1))
          '("priority" "metric" "action" "milestone" "risk" "post" "organisation" "routine"))
  "What the index lists.")

;;;###autoload
(define-derived-mode milepost-mode prog-mode "Plan"
  "Write a government delivery plan."
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "//+[ \t]*")
  (setq-local font-lock-defaults '(milepost-font-lock-keywords))
  (setq-local syntax-propertize-function milepost--syntax-propertize)
  (setq-local indent-line-function #'milepost-indent-line)
  (setq-local electric-indent-chars (append "}" electric-indent-chars))
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (setq-local imenu-generic-expression milepost-imenu))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.plan\\'" . milepost-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons 'milepost-mode (lambda (&rest _) milepost-command))))

(provide 'milepost-mode)
;;; milepost-mode.el ends here
