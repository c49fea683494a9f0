package rules

import (
	"path"
	"strings"

	"github.com/osloconf/terraform-provider-osloconf/internal/config"
)

// cacheNeedRows are on what glance-api needs before it starts with the image cache in its
// pipeline.
func cacheNeedRows() []Row {
	const worker, folder, pipeline = "[DEFAULT]\nworker_self_reference_url = https://glance1.example.org:9292\n", "image_cache_dir = /var/lib/glance/cache\n", "[paste_deploy]\nflavor = keystone+cachemanagement\n"
	row := Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"image_cache_dir"},
		Is:          unset,
		If:          []Guard{forProgram("glance-api"), wholeFile, where("paste_deploy", "config_file", isEmpty), where("paste_deploy", "flavor", textIs(func(text string) bool { return strings.Contains(text, "cach") }))},
		Levels:      "WEE",
		Message:     "{option} is not set, and flavor of [paste_deploy] has the image cache",
		Effect:      "Glance raises BadDriverConfiguration when it loads its pipeline, and exits.",
		Remediation: "Set image_cache_dir to a folder for the cache, such as /var/lib/glance/image-cache, or flavor = keystone.",
		Bad:         worker + pipeline, Good: worker + folder + pipeline,
	}
	central := row
	central.Since = Series("2024.1")
	central.Options = []string{"worker_self_reference_url"}
	central.Is = isEmpty
	central.If = []Guard{
		forProgram("glance-api"), wholeFile, with("image_cache_driver", in("centralized_db")), //nolint:misspell // Glance's spelling
		where("paste_deploy", "flavor", textIs(func(text string) bool { return strings.Contains(text, "cache") })),
	}
	central.Message = "{option} is not set, and image_cache_driver is centralized_db" //nolint:misspell // Glance's spelling
	central.Effect = "Glance raises RuntimeError when it starts with the image cache, and exits."
	central.Remediation = "Set worker_self_reference_url to the URL of this one host's API, such as https://glance1.example.org:9292."
	central.Bad = "[DEFAULT]\n" + folder + pipeline
	return []Row{row, central}
}

// stagedStoreRows are on a folder for uploads in stages that is also a store's.
func stagedStoreRows() []Row {
	const text = "[DEFAULT]\nnode_staging_uri = file:///var/lib/glance/"
	const stores = "[glance_store]\nstores = file,http\ndefault_store = file\nfilesystem_store_datadir = /var/lib/glance/images\n"
	single := Row{
		Where:       Where{Section: "DEFAULT"},
		Options:     []string{"node_staging_uri"},
		Is:          textIs(func(text string) bool { return strings.HasPrefix(text, "file://") }),
		If:          []Guard{forProgram(storePrograms...), singleStore, lists("glance_store", "stores", "file"), stagedInStore},
		Message:     "{assigned} is also the folder of a store",
		Effect:      "Glance finds the staged file where it would put the image and raises Duplicate: every import fails.",
		Remediation: "Write a folder of its own, such as file:///var/lib/glance/staging.",
		Bad:         text + "images\n" + stores, Good: text + "staging\n" + stores,
		Release: "zed",
	}
	several := single
	const header = "[DEFAULT]\nenabled_backends = f:file\n[glance_store]\ndefault_backend = f\n[f]\nfilesystem_store_datadir = /var/lib/glance/images\n[os_glance_staging_store]\nfilesystem_store_datadir = /var/lib/glance/"
	several.Where = Where{Section: "os_glance_staging_store"}
	several.Options = []string{"filesystem_store_datadir"}
	several.Is = isSet
	several.If = []Guard{forProgram(storePrograms...), not(singleStore), stagedInStore}
	several.Message = "{assigned} in {section} is also the folder of a store"
	several.Remediation = "Write a folder of its own, such as /var/lib/glance/staging."
	several.Bad, several.Good = header+"images/\n", header+"staging\n"
	return []Row{single, several}
}

// stagedInStore holds where a folder, as a path or a file:// URL, is one of a file store.
func stagedInStore(p *Pass, s *config.Setting) bool {
	folder := path.Clean(strings.TrimPrefix(s.Str(), "file://"))
	if !s.HasText() || !path.IsAbs(folder) {
		return false
	}
	single := singleStore(p, s)
	for _, section := range p.Configuration.Sections {
		if section.Name() != "glance_store" && single || !single && section.Facts.Kind != "file" {
			continue
		}
		if of := section.Get("filesystem_store_datadir"); of.HasText() && path.Clean(of.Str()) == folder {
			return true
		}
		several := section.Get("filesystem_store_datadirs")
		for i := 0; several.IsSet() && several.Known() && i < len(several.Items); i++ {
			of, _, _ := strings.Cut(several.Items[i].Text, ":")
			if path.Clean(of) == folder {
				return true
			}
		}
	}
	return false
}
