import { Button } from '../controls/Button';
import { later } from '../controls/later';
import { usePopup } from '../controls/usePopup';
import { useMessages } from '../messages';

const sharing = later(async () => (await import('./SharePopup')).SharePopup);

/** Opens a link to this pipeline. */
export function ShareButton() {
  const m = useMessages().stage.files;
  const popup = usePopup('dialog', sharing);
  return (
    <>
      <Button {...popup.button}>{m.share}</Button>
      {popup.Part && <popup.Part {...popup.place} />}
    </>
  );
}
