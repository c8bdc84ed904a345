import { type Beside, maskMember, membersOf } from './samples';

const plain = `def augment(image: np.ndarray) -> np.ndarray:
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

function withMembers(beside: Beside): string {
  const members = [...(beside.mask ? [maskMember] : []), ...membersOf(beside, 'numbers')];
  const readMask = `    # Class numbers in one channel.
    mask = tf.io.decode_image(tf.io.read_file(sample["mask"]), 1, expand_animations=False)
    sample = {**sample, "mask": mask[..., 0]}
`;
  const files = ['path', ...(beside.mask ? ['mask'] : [])];
  return `samples = [
    {
        "path": "cat.png",
${members.map(({ name, example }) => `        "${name}": ${example},`).join('\n')}
    }
]
# What belongs to a picture, in the format of the preset; names as numbers.
signature = {
${members.map(({ name, shape, type }) => `    "${name}": tf.TensorSpec(${shape}, tf.${type}),`).join('\n')}
}
files = {${files.map((name) => `"${name}": tf.TensorSpec([], tf.string)`).join(', ')}}


def augment(image: np.ndarray, *given: np.ndarray):
    result = transform(image=image, **dict(zip(signature, given)))
    moved = [
        np.asarray(result[name], spec.dtype.as_numpy_dtype)
        for name, spec in signature.items()
    ]
    # All of them may be gone, which leaves the shape open.
    shaped = [
        value if value.size else value.reshape([0, *spec.shape[1:]])
        for value, spec in zip(moved, signature.values())
    ]
    return (result["image"].astype(np.float32), *shaped)


def load(sample: dict[str, tf.Tensor]):
    picture = tf.io.read_file(sample["path"])
    image = tf.io.decode_image(picture, 3, expand_animations=False)
${beside.mask ? readMask : ''}    # TensorFlow keeps height, width, channels: leave ToTensorV2 out of the preset.
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
        lambda: samples, output_signature={**signature, **files}
    )
    .shuffle(1000)
    .map(load, num_parallel_calls=tf.data.AUTOTUNE)
    .ragged_batch(1)  # Pictures do not all have as many labels.
    .prefetch(tf.data.AUTOTUNE)
)
for batch in dataset:
    print({name: tensor.shape for name, tensor in batch.items()})
`;
}

/** A `tf.data` pipeline: pictures with their class, or dictionaries with all that belongs to them. */
export const tensorflow = (beside: Beside): string => `# pip install albumentations==2.0.8 tensorflow
import albumentations as A
import numpy as np
import tensorflow as tf

transform = A.load("preset.json")
${beside.boxes || beside.points || beside.mask || beside.croppingBox ? withMembers(beside) : `\n\n${plain}`}`;
