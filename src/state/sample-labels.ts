/** The labels that come with the page's sample pictures. */
import type { Size } from '../math/box';
import { emptyLabels, type LabelSet } from '../pipeline/labels/model';

const fileName = 'annotations.coco.json';

let fetched: Promise<Uint8Array<ArrayBuffer>> | null = null;

/** The file with all of them, fetched once; asked for again where that failed. */
function file(): Promise<Uint8Array<ArrayBuffer>> {
  fetched ??= fetch(`${import.meta.env.BASE_URL}samples/${fileName}`)
    .then(async (response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    })
    .catch((error: unknown) => {
      fetched = null;
      throw error;
    });
  return fetched;
}

/** The labels of a sample; none where they cannot be had: the picture is what was asked for. */
export async function sampleLabels(name: string, { width, height }: Size): Promise<LabelSet> {
  try {
    const { readLabelFiles } = await import('../formats/labels');
    const files = [{ name: fileName, bytes: await file() }];
    const { labels } = await readLabelFiles(files, { name, width, height }, emptyLabels);
    return labels ? { ...emptyLabels, ...labels } : emptyLabels;
  } catch {
    return emptyLabels;
  }
}
