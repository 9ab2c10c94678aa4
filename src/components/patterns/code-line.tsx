import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { CopyButton } from "./copy-button.tsx";

/** A command, key or hash to take along. Left to right in every language. */
export function CodeLine({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div dir="ltr" className="flex min-w-0 items-start gap-1 rounded-md border border-line bg-sunken ps-3 pe-0.5">
      <ScrollRegion aria-label={name} className="min-w-0 grow overflow-x-auto py-1.5">
        <pre className="text-sm leading-5">{text}</pre>
      </ScrollRegion>
      <CopyButton text={text} name={name} />
    </div>
  );
}
