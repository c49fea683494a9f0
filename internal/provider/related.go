package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
	"github.com/osloconf/terraform-provider-osloconf/internal/report"
)

// relatedTypes are the member types of a related place.
func relatedTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"configuration": types.StringType, "section": types.StringType, "option": types.StringType,
		"file": types.StringType, "line": types.Int64Type,
	}
}

// putRelated writes a finding's other places.
func putRelated(w *wire.Writer, related []report.Related) {
	w.Text("related")
	w.List(len(related))
	for i := range related {
		r := &related[i]
		w.Map(len(relatedTypes()))
		w.Text("configuration")
		w.Text(r.Configuration)
		w.Text("section")
		putTextOrNull(w, r.Section)
		w.Text("option")
		putTextOrNull(w, r.Option)
		w.Text("file")
		putTextOrNull(w, r.File)
		w.Text("line")
		putNumberOrNull(w, r.Line, 0)
	}
}
