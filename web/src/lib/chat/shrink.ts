/** A picture made ready on the phone: small enough to send, and nothing in it but what is seen. */
export interface Shrunk {
  blob: Blob;
  /** The same in small, as an address an image can show. */
  look: string;
  width: number;
  height: number;
}

/** What can be chosen; phones that keep their pictures in another form turn them into one of these. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/gif';

const LONGEST_PX = 1600;
const LOOK_PX = 320;
const QUALITY = 0.82;

/** Draw it anew, no larger than it will be shown: place, time and camera stay behind. Throws when it is no picture. */
export async function shrink(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file);
  try {
    const large = drawn(picture, LONGEST_PX);
    const look = drawn(picture, LOOK_PX).toDataURL('image/webp', QUALITY);
    return { blob: await packed(large), look, width: large.width, height: large.height };
  } finally {
    picture.close();
  }
}

/** How large a picture is when neither side may be longer than `longest`. */
export function fitted(width: number, height: number, longest: number): [number, number] {
  const share = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share))];
}

function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = fitted(picture.width, picture.height, longest);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** As WebP, or as JPEG where the browser cannot write that. */
async function packed(canvas: HTMLCanvasElement): Promise<Blob> {
  const webp = await written(canvas, 'image/webp');
  return webp?.type === 'image/webp'
    ? webp
    : ((await written(canvas, 'image/jpeg')) ?? Promise.reject(new Error()));
}

const written = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
