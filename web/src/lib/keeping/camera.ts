/** Codes are read by what the phone brings along; where it has nothing, they are typed. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type Detecting = new (options: { formats: string[] }) => Detector;

const detecting = (): Detecting | undefined =>
  (globalThis as { BarcodeDetector?: Detecting }).BarcodeDetector;

export const canScan = (): boolean => Boolean(detecting() && navigator.mediaDevices);

const LOOK_MS = 250;
const SAME_MS = 4_000;

/** Show the camera in `video` and call `onseen` with every new code before it. Returns what ends it; throws without a camera. */
export async function watchCodes(
  video: HTMLVideoElement,
  onseen: (text: string) => void,
): Promise<() => void> {
  const Detecting = detecting();
  if (!Detecting) throw new Error('nothing reads codes here');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.srcObject = stream;
  await video.play();
  const detector = new Detecting({ formats: ['qr_code'] });
  let last = { text: '', at: 0 };
  const looking = setInterval(async () => {
    const [seen] = await detector.detect(video).catch(() => []);
    if (!seen) return;
    // A phone is held up for a while: the same code counts once.
    const isNew = seen.rawValue !== last.text || Date.now() - last.at > SAME_MS;
    last = { text: seen.rawValue, at: Date.now() };
    if (isNew) onseen(seen.rawValue);
  }, LOOK_MS);
  return () => {
    clearInterval(looking);
    stream.getTracks().forEach((track) => track.stop());
  };
}
