"use client";

import { PageError, type PageErrorProps } from "#app/_errors/page-error.tsx";

/** Beside the navigation, which still works. */
export default function DashboardError(props: PageErrorProps) {
  return <PageError {...props} />;
}
