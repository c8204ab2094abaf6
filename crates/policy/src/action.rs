//! Everything that can be asked for: a closed list, the same as in the Cedar schema.

use std::fmt;

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $variant),* }

        impl Action {
            pub const ALL: &[Action] = &[$(Action::$variant),*];

            /// As in the policies and the audit log.
            pub const fn name(self) -> &'static str {
                match self { $(Action::$variant => $name),* }
            }
        }
    };
}

actions! {
    PageList = "page.list",
    /// Only the pages whose author asks.
    PageListOwn = "page.list_own",
    /// The piece, its state, its findings and D.
    PageRead = "page.read",
    /// R and the outputs of stages, which may tell about patients.
    PageReadSource = "page.read_source",
    PageSubmit = "page.submit",
    /// Output of stages, answers to change requests.
    PageEdit = "page.edit",
    PageAssign = "page.assign",
    PagePublish = "page.publish",
    PageArchive = "page.archive",
    ReferenceDecide = "reference.decide",
    ReferenceImport = "reference.import",
    ReviewTechnical = "review.technical",
    ReviewLegal = "review.legal",
    ReviewRequestChanges = "review.request_changes",
    ReviewRequestLegal = "review.request_legal",
    ConsentRead = "consent.read",
    ConsentRecord = "consent.record",
    LibraryRead = "library.read",
    LibraryWrite = "library.write",
    UserRead = "user.read",
    UserManage = "user.manage",
    TokenManage = "token.manage",
    TenantList = "tenant.list",
    TenantRead = "tenant.read",
    TenantManage = "tenant.manage",
    ComponentInspect = "component.inspect",
    ComponentDeploy = "component.deploy",
    ComponentRun = "component.run",
    CalculationRun = "calculation.run",
    CheckRun = "check.run",
    SiteRender = "site.render",
    AuditRead = "audit.read",
    JobRun = "job.run",
    JobInspect = "job.inspect",
    JobRetry = "job.retry",
    /// Sign with the tenant's key.
    KeyUse = "key.use",
    /// Make, rotate and retire keys.
    KeyManage = "key.manage",
    /// Remove what is finished or expired.
    StorageMaintain = "storage.maintain",
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
