const files = import.meta.glob<Record<string, unknown>>([
  './*.ts',
  '!./{index,files,after,crew,cv,decided,house,ideas,money,openness,company,way}.ts',
]);

/** The file of one part in English. */
export const fetch = (part: string): Promise<Record<string, unknown>> | undefined =>
  files[`./${part}.ts`]?.();
