"use client";

import { PageError, type PageErrorProps } from "#app/_errors/page-error.tsx";

/** A page of its own, where the dashboard's frame could not be drawn either. */
export default function WholePageError(props: PageErrorProps) {
  return (
    <main className="px-4 py-8">
      <PageError {...props} />
    </main>
  );
}
