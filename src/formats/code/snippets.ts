/** Training loops around the preset file, to be copied into a project. */
import type { Has } from '../label-settings';

export interface Snippet {
  readonly id: 'pytorch' | 'tensorflow';
  readonly file: string;
  readonly text: string;
}

const pytorch = ({ boxes, points }: Has): string => {
  const labelled = boxes || points;
  const members = [
    ...(boxes ? ['bboxes=sample["bboxes"]', 'labels=sample["labels"]'] : []),
    ...(points ? ['keypoints=sample["keypoints"]', 'keypoint_labels=sample["keypoint_labels"]'] : []),
  ];
  const run = labelled
    ? `result = self.transform(
            image=image,
${members.map((each) => `            ${each},`).join('\n')}
        )`
    : 'result = self.transform(image=image)';
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
        return ${labelled ? '{**result, "image": image}' : 'image, sample["label"]'}


# Every worker draws its own numbers.
loader = DataLoader(
    Pictures([${labelled ? labelledSample({ boxes, points }) : '{"path": "cat.png", "label": 0}'}]),
    batch_size=${labelled ? '1' : '16'},
    shuffle=True,
${labelled ? '    collate_fn=list,\n' : ''})
for batch in loader:
    ${labelled ? 'print([sample["image"].shape for sample in batch])' : 'images, labels = batch\n    print(images.shape, labels)'}
`;
};

const labelledSample = ({ boxes, points }: Has): string => {
  const members = [
    '"path": "cat.png"',
    ...(boxes ? ['"bboxes": [[8, 8, 16, 16]]', '"labels": ["cat"]'] : []),
    ...(points ? ['"keypoints": [[16, 12]]', '"keypoint_labels": ["nose"]'] : []),
  ];
  return `\n        {\n${members.map((each) => `            ${each},`).join('\n')}\n        }\n    `;
};

const plainTensorflow = `def augment(image: np.ndarray) -> np.ndarray:
    return transform(image=image)["image"].astype(np.float32)


def load(path: tf.Tensor, label: tf.Tensor):
    image = tf.io.decode_image(tf.io.read_file(path), 3, expand_animations=False)
    # TensorFlow keeps height, width, channels: leave ToTensorV2 out of the preset.
    image = tf.numpy_function(augment, [image], tf.float32)
    image.set_shape([None, None, 3])
    return image, label


dataset = (
    tf.data.Dataset.from_tensor_slices((["cat.png"], [0]))
    .shuffle(1000)
    .map(load, num_parallel_calls=tf.data.AUTOTUNE)
    .batch(1)  # More, where the preset gives all pictures one size.
    .prefetch(tf.data.AUTOTUNE)
)
for images, labels in dataset:
    print(images.shape, labels.numpy())
`;

/** Members of a sample: its name, the shape and the type of its tensor, and an example. */
const tensors = ({ boxes, points }: Has): readonly (readonly [string, string, string, string])[] => [
  ...(boxes
    ? ([
        ['bboxes', '[None, 4]', 'float32', '[[8, 8, 16, 16]]'],
        ['labels', '[None]', 'int64', '[0]'],
      ] as const)
    : []),
  ...(points
    ? ([
        ['keypoints', '[None, 2]', 'float32', '[[16, 12]]'],
        ['keypoint_labels', '[None]', 'int64', '[0]'],
      ] as const)
    : []),
];

const labelledTensorflow = (has: Has): string => {
  const members = tensors(has);
  const lines = (write: (member: (typeof members)[number]) => string): string => members.map(write).join('\n');
  return `samples = [
    {
        "path": "cat.png",
${lines(([name, , , example]) => `        "${name}": ${example},`)}
    }
]
# What belongs to a picture, in the format of the preset; names as numbers.
signature = {
${lines(([name, shape, type]) => `    "${name}": tf.TensorSpec(${shape}, tf.${type}),`)}
}


def augment(image: np.ndarray, *given: np.ndarray):
    result = transform(image=image, **dict(zip(signature, given)))
    # All of them may be gone, which leaves the shape open.
    moved = [
        np.asarray(result[name], spec.dtype.as_numpy_dtype).reshape(
            [-1, *spec.shape[1:]]
        )
        for name, spec in signature.items()
    ]
    return (result["image"].astype(np.float32), *moved)


def load(sample: dict[str, tf.Tensor]):
    picture = tf.io.read_file(sample["path"])
    image = tf.io.decode_image(picture, 3, expand_animations=False)
    # TensorFlow keeps height, width, channels: leave ToTensorV2 out of the preset.
    image, *moved = tf.numpy_function(
        augment,
        [image, *[sample[name] for name in signature]],
        [tf.float32, *[spec.dtype for spec in signature.values()]],
    )
    image.set_shape([None, None, 3])
    for tensor, spec in zip(moved, signature.values()):
        tensor.set_shape(spec.shape)
    return {"image": image, **dict(zip(signature, moved))}


dataset = (
    tf.data.Dataset.from_generator(
        lambda: samples,
        output_signature={"path": tf.TensorSpec([], tf.string), **signature},
    )
    .shuffle(1000)
    .map(load, num_parallel_calls=tf.data.AUTOTUNE)
    .ragged_batch(1)  # Pictures do not all have as many labels.
    .prefetch(tf.data.AUTOTUNE)
)
for batch in dataset:
    print({name: tensor.shape for name, tensor in batch.items()})
`;
};

const tensorflow = (has: Has): string => `# pip install albumentations==2.0.8 tensorflow
import albumentations as A
import numpy as np
import tensorflow as tf

transform = A.load("preset.json")
${has.boxes || has.points ? labelledTensorflow(has) : `\n\n${plainTensorflow}`}`;

/** For the labels that there are. */
export const snippets = (has: Has): readonly Snippet[] => [
  { id: 'pytorch', file: 'dataset.py', text: pytorch(has) },
  { id: 'tensorflow', file: 'dataset_tf.py', text: tensorflow(has) },
];
