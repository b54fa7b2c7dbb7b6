;;; emacs.el --- Run by emacs.test.mjs in a batch Emacs  -*- lexical-binding: t; -*-

;; With the settings of editors/emacs.  Prints what it saw, a line a step.

(defvar patience (string-to-number (getenv "PATIENCE")))
(defvar failed nil)

(defmacro check (what &rest is-so)
  "Print whether IS-SO comes true in time, for the step WHAT; the first that does not ends the run."
  `(unless failed
     (let ((end (+ (float-time) patience)) is)
       (condition-case why
           (while (not (or (setq is (progn ,@is-so)) (> (float-time) end)))
             (accept-process-output nil 0.05))
         (error (princ (format "%S\n" why))))
       (setq failed (not is))
       (princ (format "%s %s\n" (if is "ok" "not ok") ,what)))))

(defun at-word (word)
  "Go to the beginning of the first WORD."
  (goto-char (point-min))
  (search-forward word)
  (goto-char (match-beginning 0)))

(defun face-of (word)
  "The face of the first WORD."
  (at-word word)
  (font-lock-ensure)
  (get-text-property (point) 'face))

;; Emacs has eglot from 29 on; before, Debian has it as a package.
(unless (locate-library "eglot")
  (let ((default-directory "/usr/share/emacs/site-lisp/elpa/"))
    (normal-top-level-add-subdirs-to-load-path)))
(require 'milepost-mode)
(require 'eglot)
(require 'flymake)
(setq milepost-command (read (getenv "MILEPOST")))
(setq eglot-send-changes-idle-time 0.05 eglot-connect-timeout patience eglot-sync-connect patience)

(find-file "four_hours.plan")
(check "the file is a delivery plan" (eq major-mode 'milepost-mode))
(check "words are coloured by what they are"
  (equal '(font-lock-keyword-face font-lock-type-face font-lock-string-face)
         (mapcar #'face-of '("priority four_hours" "four_hours \"" "\"Accident"))))
(check "no text and no block is left open at the end" (goto-char (point-max))
  (let ((state (syntax-ppss))) (and (null (nth 3 state)) (eql 0 (car state)))))
(check "the layout of the example is that of the mode"
  (let ((before (buffer-string)))
    (let ((inhibit-message t)) (indent-region (point-min) (point-max)))
    (string= before (buffer-string))))
(set-buffer-modified-p nil)
(check "the index lists the priority" (assoc "four_hours" (cdr (assoc "Priority" (imenu--make-index-alist t)))))

(check "the server is attached" (progn (apply #'eglot (eglot--guess-contact)) (eglot-current-server)))
(at-word "nhs_chief_executive")
(goto-char (1- (match-end 0)))
(unless failed (delete-char 1) (eglot--signal-textDocument/didChange))
(check "a mistake is found"
  (flymake-start)
  (cl-some (lambda (found) (string-match-p "Nothing in the plan is called `nhs_chief_executiv`" (flymake-diagnostic-text found)))
           (flymake-diagnostics)))
(check "its quick fix is offered"
  (at-word "nhs_chief_executiv")
  (let ((fixes (eglot-code-actions (point) (point) "quickfix")))
    (cl-some (lambda (fix) (string-match-p "nhs_chief_executive" (plist-get fix :title))) fixes)))
(unless failed (at-word "nhs_chief_executiv") (goto-char (match-end 0)) (insert "e")
  (eglot--signal-textDocument/didChange))
(check "nothing is wrong any more" (flymake-start)
  (not (cl-some (lambda (found) (eq (flymake-diagnostic-type found) 'eglot-error)) (flymake-diagnostics))))
(check "names are offered"
  (at-word "prime_minister")
  (goto-char (+ (point) 5))
  (let* ((found (eglot-completion-at-point)) (table (nth 2 found)))
    (cl-some (lambda (name) (string-match-p "\\`prime_minister" name)) (all-completions "" table))))
(check "a word is explained"
  (at-word "nhs_chief_executive")
  (let ((told (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (string-match-p "nhs_chief_executive" (format "%S" told))))
(check "a name leads to where it is declared"
  (at-word "nhs_chief_executive")
  (cl-some (lambda (place) (string-match-p "posts\\.plan" (xref-location-group (xref-item-location place))))
           (xref-backend-definitions 'eglot "LSP identifier at point.")))
(check "the server ends when it is told"
  (let ((server (eglot-current-server)))
    (eglot-shutdown server nil patience)
    (not (jsonrpc-running-p server))))
(set-buffer-modified-p nil)
(kill-emacs (if failed 1 0))
;;; emacs.el ends here
