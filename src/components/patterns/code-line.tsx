import { CopyButton } from "./copy-button.tsx";

/** A command, key or hash to take along. Left to right in every language. */
export function CodeLine({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div dir="ltr" className="flex min-w-0 items-start gap-1 rounded-md border border-line bg-sunken ps-3 pe-0.5">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <pre
        tabIndex={0}
        aria-label={name}
        role="region"
        className="min-w-0 grow overflow-x-auto py-1.5 text-sm leading-5 whitespace-pre"
      >
        {text}
      </pre>
      <CopyButton text={text} name={name} />
    </div>
  );
}
