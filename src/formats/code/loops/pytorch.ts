import { type Beside, maskMember, membersOf } from './samples';

/** A `Dataset` and its loader: pictures with their class, with their masks, or as dictionaries where labels are lists. */
export function pytorch(beside: Beside): string {
  const { boxes, points, mask } = beside;
  const lists = boxes || points;
  const members = membersOf(beside, 'texts');
  const given = [
    ...(mask ? ['mask=cv2.imread(sample["mask"], cv2.IMREAD_GRAYSCALE)'] : []),
    ...members.map(({ name }) => `${name}=sample["${name}"]`),
  ];
  const run =
    given.length > 0
      ? `result = self.transform(
            image=image,
${given.map((each) => `            ${each},`).join('\n')}
        )`
      : 'result = self.transform(image=image)';
  const returned = [
    ...(lists ? ['**result', '"image": image', ...(mask ? ['"mask": mask'] : [])] : []),
    ...(lists ? [] : ['image', mask ? 'mask' : 'sample["label"]']),
  ].join(', ');
  const entries = [
    '"path": "cat.png"',
    ...(mask ? [`"mask": ${maskMember.example}`] : []),
    ...members.map(({ name, example }) => `"${name}": ${example}`),
    ...(lists || mask ? [] : ['"label": 0']),
  ];
  const sample =
    members.length > 0
      ? `\n        {\n${entries.map((each) => `            ${each},`).join('\n')}\n        }\n    `
      : `{${entries.join(', ')}}`;
  const beyond = mask ? 'masks' : 'labels';
  return `# pip install albumentations==2.0.8 opencv-python-headless torch
import albumentations as A
import cv2
import torch
from torch.utils.data import DataLoader, Dataset


class Pictures(Dataset):
    """Pictures from disk through the preset file of the playground."""

    def __init__(self, samples: list[dict], preset: str = "preset.json") -> None:
        self.samples = samples
        self.transform = A.load(preset)

    def __len__(self) -> int:
        return len(self.samples)

    def __getitem__(self, index: int):
        sample = self.samples[index]
        image = cv2.cvtColor(cv2.imread(sample["path"]), cv2.COLOR_BGR2RGB)
        ${run}
        image = torch.as_tensor(result["image"])
        # OpenCV has height, width, channels; PyTorch wants channels first. ToTensorV2
        # in the preset does this already, and neither of the two scales the values:
        # that is what Normalize is for.
        if image.shape[-1] in (1, 3):
            image = image.permute(2, 0, 1)
${mask ? '        # Class numbers, which no step mixes.\n        mask = torch.as_tensor(result["mask"])\n' : ''}        return ${lists ? `{${returned}}` : returned}


# Every worker draws its own numbers.
loader = DataLoader(
    Pictures([${sample}]),
    batch_size=${lists ? '1' : '16'},
    shuffle=True,
${lists ? '    collate_fn=list,\n' : ''})
for batch in loader:
    ${lists ? 'print([sample["image"].shape for sample in batch])' : `images, ${beyond} = batch\n    print(images.shape, ${mask ? 'masks.shape' : 'labels'})`}
`;
}
