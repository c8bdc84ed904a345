import { useEffect, useState } from 'react';
import { whenPixels } from '../../../state/images';

/** The picture's own pixels, ready to be drawn; 'failed' where its file is gone. */
export function usePictureBitmap(id: string | null): ImageBitmap | 'loading' | 'failed' {
  const [found, setFound] = useState<{ readonly id: string; readonly bitmap: ImageBitmap | 'failed' } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let current = true;
    let bitmap: ImageBitmap | null = null;
    const load = async () => {
      const { width, height, data } = await whenPixels(id);
      bitmap = await createImageBitmap(new ImageData(new Uint8ClampedArray(data), width, height));
      if (current) setFound({ id, bitmap });
      else bitmap.close();
    };
    load().catch(() => current && setFound({ id, bitmap: 'failed' }));
    return () => {
      current = false;
      bitmap?.close();
    };
  }, [id]);
  return found?.id === id ? found.bitmap : 'loading';
}
