import { api } from './client.ts';
import type { Calibration, ExampleResult, Page } from './types.ts';

const PATH = '/api/v1/moderation/calibration';

export const getCalibration = (): Promise<Calibration> => api.get(PATH);
export const changeRate = (percent: number): Promise<Calibration> => api.put(PATH, { body: { percent } });
/** The example one judged last, beside what the experts said. */
export const getLastResult = async (): Promise<ExampleResult | undefined> => {
  const page: Page<ExampleResult> = await api.get(`${PATH}/results`, { params: { query: { limit: 1 } } });
  return page.items[0];
};
