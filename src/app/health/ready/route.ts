import { getApp } from "#server/app.ts";

export const dynamic = "force-dynamic";

/** 200 where both web and dispatcher serve, else 503 with what is missing. */
export async function GET(): Promise<Response> {
  const readiness = await getApp().readiness();
  return Response.json(readiness, { status: readiness.status === "ready" ? 200 : 503 });
}
