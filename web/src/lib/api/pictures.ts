import { addressOf, answerOf, headersOf } from './client.ts';
import { offline } from './problem.ts';
import type { ChatPicture, EventPhoto } from './types.ts';

export interface NewPicture {
  client_id: string;
  alt: string;
  blob: Blob;
}

const PATH = '/api/v1/rooms/{room_id}/pictures';

/** Hand in a picture, and give its id; `progress` hears how much has arrived, as `fetch` cannot tell. Throws Problem. */
export async function uploadPicture(
  room_id: string,
  { client_id, alt, blob }: NewPicture,
  progress: (share: number) => void,
): Promise<string> {
  const address = addressOf(PATH, { path: { room_id }, query: { client_id, alt } });
  const stored = (await answerOf(await post(address, blob, progress))) as ChatPicture;
  return stored.id;
}

/** Hand in a photo of an event to come. Throws Problem. */
export async function uploadEventPhoto({ client_id, alt, blob }: NewPicture): Promise<EventPhoto> {
  const address = addressOf('/api/v1/event-photos', { query: { client_id, alt } });
  return (await answerOf(await post(address, blob))) as EventPhoto;
}

function post(address: string, blob: Blob, progress?: (share: number) => void): Promise<Response> {
  const request = new XMLHttpRequest();
  request.open('POST', address);
  headersOf('post', blob.type).forEach((value, name) => request.setRequestHeader(name, value));
  request.upload.onprogress = ({ loaded, total }) => progress?.(total ? loaded / total : 0);
  return new Promise((resolve, reject) => {
    request.onload = () => resolve(responseOf(request));
    request.onerror = request.ontimeout = () => reject(offline());
    request.send(blob);
  });
}

function responseOf(request: XMLHttpRequest): Response {
  const wait = request.getResponseHeader('Retry-After');
  const headers = new Headers(wait ? { 'Retry-After': wait } : {});
  return new Response(request.responseText, { status: request.status, headers });
}
