"use client";

import { clsx } from "clsx";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";

/** One thing that is wrong, in words; without a line, with the text as a whole. */
export type LineFault = { readonly line: number | null; readonly path: string; readonly text: string };

type CodeEditorProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly faults: readonly LineFault[];
  readonly isReadOnly?: boolean;
};

/**
 * A text of many lines, each with its number, and what is wrong in it line by line; from each fault one goes to its line. It is a plain
 * text area, so that every keyboard, screen reader and spell of the browser's own works in it.
 */
export function CodeEditor({ label, value, onChange, faults, isReadOnly = false }: CodeEditorProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = value.split("\n");
  const faulty = new Set(faults.map(({ line }) => line));
  return (
    <div className="flex flex-col gap-3">
      <div
        dir="ltr"
        className={clsx(
          "isolate flex max-h-[70dvh] min-h-60 overflow-auto rounded-lg border bg-terminal font-mono text-xs leading-5 has-focus:outline-2 has-focus:-outline-offset-1 has-focus:outline-accent",
          faults.length === 0 ? "border-control" : "border-danger",
        )}
      >
        <div
          aria-hidden="true"
          className="sticky start-0 z-10 flex min-h-full shrink-0 select-none flex-col self-stretch border-line border-e bg-sunken py-2 text-end text-ink-faint"
        >
          {lines.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number.
            <span key={index} className={clsx("block px-2.5", faulty.has(index + 1) && "bg-danger-solid text-on-color")}>
              {index + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={area}
          aria-label={label}
          aria-invalid={faults.length > 0}
          aria-describedby={`${id}-faults`}
          readOnly={isReadOnly}
          spellCheck={false}
          autoCapitalize="off"
          wrap="off"
          rows={lines.length}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="field-sizing-content min-w-0 grow resize-none overflow-hidden whitespace-pre bg-transparent px-3 py-2 text-ink outline-none"
        />
      </div>
      <ul id={`${id}-faults`} role="status" className="flex flex-col gap-1 empty:hidden">
        {faults.map(({ line, path, text }) => (
          <li key={`${line}-${path}-${text}`} className="flex gap-2 text-danger text-sm">
            {line === null ? null : <LineButton line={line} onPress={() => goToLine(area.current, line)} />}
            {path === "" ? null : <code dir="ltr">{path}</code>}
            <bdi className="min-w-0 [overflow-wrap:anywhere]">{text}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

function LineButton({ line, onPress }: { readonly line: number; readonly onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" onClick={onPress} className="shrink-0 cursor-pointer self-start rounded-sm font-medium underline">
      {t("form.line", { line })}
    </button>
  );
}

/** Chooses a line whole; a browser brings what is chosen into sight when it is focused. */
function goToLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return;
  const before = area.value.split("\n").slice(0, line - 1);
  const start = before.reduce((sum, text) => sum + text.length + 1, 0);
  const end = area.value.indexOf("\n", start);
  area.focus();
  area.setSelectionRange(start, end === -1 ? area.value.length : end);
}
