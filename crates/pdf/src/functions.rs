//! Functions that the templates call beside those of typst: what they would take long to say themselves, or cannot.

use std::sync::LazyLock;

use typst::Library;
use typst::comemo::Tracked;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Args, CastInfo, Context, NativeFuncData, NativeFuncPtr, Scope, Value};

/// What such a function does.
type Does =
    &'static (dyn Fn(&mut Engine<'_>, Tracked<'_, Context<'_>>, &mut Args) -> SourceResult<Value> + Send + Sync);

/// A function of a name.
pub(crate) const fn function(name: &'static str, does: Does) -> NativeFuncData {
    NativeFuncData {
        function: NativeFuncPtr(does),
        name,
        title: name,
        docs: "",
        def_site: None,
        keywords: &[],
        contextual: true,
        scope: LazyLock::new(&Scope::new),
        params: LazyLock::new(&Vec::new),
        returns: LazyLock::new(&|| CastInfo::Any),
    }
}

/// Lets templates call a function.
pub(crate) fn define(library: &mut Library, function: &'static NativeFuncData) {
    library.global.scope_mut().define_func_with_data(function);
}
