import { getApp } from "#server/app.ts";
import { answerWithLogo } from "#server/listings/answer-with-logo.ts";

type Context = { params: Promise<{ file: string }> };

/** The door of uploaded logos, by session. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerWithLogo(getApp(), request, (await params).file);
}
