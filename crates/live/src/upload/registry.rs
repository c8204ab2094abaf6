//! The uploads of one view and of its components.

use std::collections::HashMap;

use super::entry::Declared;
use super::{Upload, UploadOptions};
use crate::Limits;
use crate::component::Cid;

#[derive(Default)]
pub struct Uploads {
    by_name: HashMap<(Option<Cid>, String), Upload>,
}

impl Uploads {
    /// An upload that is allowed again stays the one that its view holds.
    pub fn allow(&mut self, scope: Option<Cid>, name: &str, options: UploadOptions, limits: &Limits) -> Upload {
        let upload = self.by_name.entry((scope, name.to_owned())).or_default();
        upload.with(|state| state.allow(name, scope, options.fit(limits.frame_bytes), limits.upload_entries));
        upload.clone()
    }

    pub fn get(&self, scope: Option<Cid>, name: &str) -> Option<&Upload> {
        self.by_name.get(&(scope, name.to_owned()))
    }

    /// By its id in the page. There are as many as the view allowed: few.
    pub fn by_reference(&self, reference: &str) -> Option<Upload> {
        self.by_name.values().find(|upload| upload.with(|state| state.reference == reference)).cloned()
    }

    /// What somebody chose, as the event of a form has it. A page that is a moment behind may name uploads that are no
    /// more.
    pub fn choose(&self, chosen: HashMap<String, Vec<Declared>>) {
        for (reference, entries) in chosen {
            if let Some(upload) = self.by_reference(&reference) {
                upload.with(|state| state.choose(entries));
            }
        }
    }

    /// The component is gone, and its files with it.
    pub fn forget(&mut self, cids: &[u32]) {
        let gone = |scope: &Option<Cid>| scope.is_some_and(|Cid(cid)| cids.contains(&cid));
        for (_, upload) in self.by_name.extract_if(|(scope, _), _| gone(scope)) {
            upload.with(|state| state.slots.clear());
        }
    }
}

impl Drop for Uploads {
    fn drop(&mut self) {
        // The view may have given copies away; its files go with it all the same.
        self.by_name.values().for_each(|upload| upload.with(|state| state.slots.clear()));
    }
}
