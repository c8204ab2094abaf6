//! Logistic regression with a Gaussian prior, by AdaGrad (Duchi, Hazan and Singer 2011).

use lgpd_analyzer::learned::{BUCKETS, sigmoid};

pub struct Sample {
    pub facts: Vec<u32>,
    pub weight: f64,
}

const EPOCHS: usize = 20;
const RATE: f64 = 0.05;
/// The inverse of the prior's variance.
const PRIOR: f64 = 5.0;

/// The weights of all buckets that tell the samples that are so from those that are not.
pub fn train(samples: &[(&Sample, bool)]) -> Vec<f64> {
    let mut counts = vec![0.0_f64; BUCKETS];
    for fact in samples.iter().flat_map(|(sample, _)| &sample.facts) {
        counts[*fact as usize] += 1.0;
    }
    let mut weights = vec![0.0_f64; BUCKETS];
    let mut squares = vec![1e-4_f64; BUCKETS];
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut random = Random(1);
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for &index in &order {
            let (sample, is) = samples[index];
            let sum: f64 = sample.facts.iter().map(|&fact| weights[fact as usize]).sum();
            let slope = (sigmoid(sum) - f64::from(u8::from(is))) * sample.weight;
            for &fact in &sample.facts {
                let fact = fact as usize;
                let gradient = slope + PRIOR * weights[fact] / counts[fact];
                squares[fact] += gradient * gradient;
                weights[fact] -= RATE * gradient / squares[fact].sqrt();
            }
        }
    }
    weights
}

/// A linear congruential generator (Knuth's MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let other = self.below(last + 1);
            order.swap(last, other);
        }
    }
}
