# The font catalogue's part of room `files`; sets LECTERN_CATALOGUE_SOURCES.
include("${CMAKE_SOURCE_DIR}/fonts/catalogue.cmake")
lectern_font_catalogue(LECTERN_CATALOGUE_SOURCES)
list(APPEND LECTERN_CATALOGUE_SOURCES "${CMAKE_CURRENT_LIST_DIR}/catalogue.cpp")
