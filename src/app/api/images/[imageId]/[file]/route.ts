import { getApp } from "#server/app.ts";
import { answerWithFile } from "#server/images/answer-with-file.ts";

type Context = { params: Promise<{ imageId: string; file: string }> };

/** The one door through which an image's bytes leave: by session or by signed link. */
async function handle(request: Request, { params }: Context): Promise<Response> {
  return answerWithFile(getApp(), request, await params);
}

export { handle as GET, handle as HEAD };
