# 1.1.0: named after the object's kind, like its neighbours.
moved {
  from = kubectl_manifest.limits
  to   = kubectl_manifest.limit_range
}
