import { LogoPicture } from "./logo-picture.tsx";

/** A variant's picture in a frame. */
export function VariantPicture({ of }: Pick<Parameters<typeof LogoPicture>[0], "of">) {
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-md border border-line bg-surface">
      <LogoPicture of={of} className="size-6" />
    </span>
  );
}
