//! The exports of the calculator, each looked up by itself: the generated bindings check the types of all of them at each
//! call, which is much of a call that takes microseconds.

use wasmtime::Result;
use wasmtime::component::{ComponentExportIndex, ComponentNamedList, InstancePre, Lift, Lower};
use wasmtime::error::Context as _;

use crate::error::Failure;
use crate::role::Role;
use crate::run::Ready;
use crate::state::State;

pub struct Calculator {
    instance: InstancePre<State>,
    /// In the order of [`Role::functions`].
    functions: [ComponentExportIndex; 3],
}

/// A function of the calculator.
#[derive(Clone, Copy)]
pub enum Function {
    HealthMetrics,
    Bmi,
    Bmr,
}

impl Calculator {
    /// # Errors
    /// An export is missing.
    pub fn new(instance: InstancePre<State>) -> Result<Self> {
        let component = instance.component();
        let interface = Role::HealthCalc.interface();
        let exports = component.get_export_index(None, interface).with_context(|| format!("no export {interface}"))?;
        let find = |name: &str| {
            let function = component.get_export_index(Some(&exports), name);
            function.with_context(|| format!("no export {name} in {interface}"))
        };
        let [metrics, bmi, bmr] = ["calculate-health-metrics", "calculate-bmi", "calculate-bmr"].map(find);
        let functions = [metrics?, bmi?, bmr?];
        Ok(Self { instance, functions })
    }

    /// Makes an instance and calls one function of it.
    pub fn call<P, R>(&self, ready: &Ready<'_>, function: Function, arguments: P) -> Result<R, Failure>
    where
        P: ComponentNamedList + Lower,
        R: ComponentNamedList + Lift,
    {
        let mut store = ready.store();
        let instance = self.instance.instantiate(&mut store).map_err(|error| ready.not_started(error))?;
        let index = &self.functions[function as usize];
        let typed = instance.get_typed_func::<P, R>(&mut store, index).map_err(|error| ready.failed(error))?;
        typed.call(&mut store, arguments).map_err(|error| ready.failed(error))
    }
}
